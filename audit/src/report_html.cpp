#include <algorithm>
#include <functional>
#include <ostream>
#include <sstream>

#include <html_page.hpp>
#include <rowscope/audit/report.hpp>
#include <rowscope/version.hpp>

#include "html_site.hpp"
#include "markup_text.hpp"

namespace rowscope::audit {
namespace {

std::string counted(std::size_t n, std::string_view noun) {
  return std::to_string(n) + ' ' + std::string(noun) + (n == 1 ? "" : "s");
}

class page {
 public:
  page(const judgement& j, const coverage& tests, const proof_list& proofs, level asked)
      : judged_(j), tests_(tests), asked_(asked), sites_(evidence_of(j, tests, proofs)), paths_(tests) {}

  void write(std::ostream& out) const {
    const std::map<std::string_view, std::function<void()>> parts{
        {"title", [&] { out << "rowscope audit: " << to_string(judged_.result); }},
        {"style", [&] { out << html::page_css; }},
        {"script", [&] { out << html::page_js; }},
        {"headline", [&] { out << headline(); }},
        {"facts", [&] { write_facts(out); }},
        {"distribution", [&] { write_distribution(out); }},
        {"problems", [&] { write_problems(out); }},
        {"levels", [&] { write_levels(out); }},
        {"sites", [&] { write_sites(out); }},
        {"unscoped", [&] { write_unscoped(out); }},
        {"footer", [&] { write_footer(out); }},
    };
    std::string_view rest = html::page_html;
    for (std::size_t at = 0; (at = rest.find("{{")) != std::string_view::npos;) {
      const std::size_t end = rest.find("}}", at);
      out << rest.substr(0, at);
      parts.at(rest.substr(at + 2, end - at - 2))();
      rest.remove_prefix(end + 2);
    }
    out << rest;
  }

 private:
  /// How many sites the predicate holds for.
  [[nodiscard]] std::size_t count(const std::function<bool(const site_evidence&)>& is) const {
    return static_cast<std::size_t>(std::ranges::count_if(sites_, is));
  }
  [[nodiscard]] std::size_t count_open() const {
    return count([](const site_evidence& e) { return e.is_open(); });
  }

  [[nodiscard]] std::string headline() const {
    const std::size_t open = count_open();
    if (open > 0)
      return std::to_string(open) + " of " + counted(sites_.size(), "query site") + (open == 1 ? " is" : " are") +
             " not tested well enough";
    if (judged_.result == verdict::pass)
      return sites_.size() == 1 ? "The query site is tested well enough"
                                : "All " + counted(sites_.size(), "query site") + " are tested well enough";
    return std::string("The audit did not pass: ") + to_string(judged_.result);
  }

  void write_facts(std::ostream& out) const {
    const auto failed =
        static_cast<std::size_t>(std::ranges::count_if(tests_.tests, [](const auto& t) { return !t.second.passed; }));
    out << "Result <b>" << to_string(judged_.result) << "</b> &middot; asked for <b>" << to_string(asked_)
        << "</b> &middot; " << counted(tests_.tests.size(), "test") << " of "
        << counted(tests_.binaries.size(), "program") << (failed > 0 ? ", " + std::to_string(failed) + " failed" : "")
        << (tests_.is_full() ? "" : " &middot; <b>a partial run</b>");
  }

  /// The names that stand in the column of levels, the least first, with how many sites have each.
  [[nodiscard]] std::vector<std::pair<html::level_name, std::size_t>> levels() const {
    std::vector<html::level_name> all;
    for (const level l : {level::none, level::executed, level::asserted, level::distinguishable, level::proven})
      all.push_back({to_string(l), to_string(l)});
    all.push_back({"nothing to prove", "nothing-to-prove"});
    std::vector<std::pair<html::level_name, std::size_t>> found;
    for (const html::level_name& l : all)
      if (const std::size_t n = count([&](const site_evidence& e) { return html::level_of(*e.judged).id == l.id; });
          n > 0)
        found.emplace_back(l, n);
    return found;
  }

  void write_distribution(std::ostream& out) const {
    if (sites_.empty()) return;
    std::string said;
    for (const auto& [l, n] : levels()) said += (said.empty() ? "" : ", ") + std::to_string(n) + ' ' + l.text;
    out << "<div class=\"bar\" role=\"img\" aria-label=\"Sites by level: " << said << "\">";
    for (const auto& [l, n] : levels()) out << "<i class=\"l-" << l.id << "\" style=\"flex:" << n << "\"></i>";
    out << "</div>\n";
  }

  void write_problems(std::ostream& out) const {
    bool any = false;
    for (const problem& p : judged_.problems) {
      if (p.site) continue;
      if (!any)
        out << "<section class=\"problems\" aria-labelledby=\"problems-title\">\n<h2 id=\"problems-title\">About the run "
               "as a whole</h2>\n<ul>\n";
      any = true;
      out << "<li><b>" << to_string(p.what) << "</b> " << paths_(p.sentence) << "</li>\n";
    }
    if (any) out << "</ul>\n</section>\n";
  }

  void write_levels(std::ostream& out) const {
    const auto button = [&](std::string_view id, std::string_view text, std::size_t n, bool is_level) {
      out << "<button type=\"button\" data-level=\"" << id << '"';
      if (is_level) out << " class=\"l-" << id << '"';
      out << " aria-pressed=\"" << (id == "all" ? "true" : "false") << "\">" << text << "<small>" << n
          << "</small></button>\n";
    };
    button("all", "All", sites_.size(), false);
    if (const std::size_t n = count([](const site_evidence& e) { return e.is_open() || !e.problems.empty(); }); n > 0)
      button("open", "To do", n, false);
    for (const auto& [l, n] : levels()) button(l.id, l.text, n, true);
    if (const std::size_t n = count([](const site_evidence& e) { return e.judged->waived; }); n > 0)
      button("waived", "waived", n, false);
  }

  void write_sites(std::ostream& out) const {
    std::size_t number = 0;
    for (const site_evidence& e : sites_) html::write_site(out, e, ++number, tests_, paths_);
  }

  void write_unscoped(std::ostream& out) const {
    const auto is_unscoped = [](const site_evidence& e) { return e.judged->key.verb == "unscoped"; };
    if (count(is_unscoped) == 0) return;
    out << "<section aria-labelledby=\"unscoped-title\">\n<h2 id=\"unscoped-title\">Unscoped sessions</h2>\n"
           "<div class=\"scroll\"><table class=\"unscoped\">\n<thead><tr><th scope=\"col\">Site</th><th scope=\"col\">Reason"
           "</th><th scope=\"col\">Level</th><th scope=\"col\" class=\"num\">Opened</th><th scope=\"col\">Place</th></tr>"
           "</thead>\n<tbody>\n";
    for (const site_evidence& e : sites_) {
      if (!is_unscoped(e)) continue;
      const site_key& key = e.judged->key;
      const html::level_name l = html::level_of(*e.judged);
      std::string reasons;
      for (const std::string& r : e.seen->reasons) reasons += (reasons.empty() ? "" : "<br>") + markup_text(r);
      out << "<tr class=\"l-" << l.id << "\"><th scope=\"row\" class=\"name\">" << markup_text(key.name) << "</th><td>"
          << (reasons.empty() ? "<span class=\"faint\">not known: no test opens it</span>" : reasons)
          << "</td><td class=\"level\"><b>" << l.text << "</b></td><td class=\"num\">" << e.seen->unscoped
          << "</td><td class=\"place\">" << markup_text(key.file) << ':' << key.line << "</td></tr>\n";
    }
    out << "</tbody></table></div>\n</section>\n";
  }

  void write_footer(std::ostream& out) const {
    out << "<p>rowscope " << version << "</p>";
    for (const auto& [path, b] : tests_.binaries) out << "<p><code>" << markup_text(path) << "</code></p>";
  }

  const judgement& judged_;
  const coverage& tests_;
  level asked_;
  std::vector<site_evidence> sites_;
  html::shown_paths paths_;
};

}  // namespace

void write_html(std::ostream& out, const judgement& j, const coverage& tests, const proof_list& proofs, level asked) {
  page(j, tests, proofs, asked).write(out);
}

}  // namespace rowscope::audit
