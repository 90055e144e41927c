#include "html_site.hpp"

#include <algorithm>
#include <array>
#include <iomanip>
#include <ostream>
#include <sstream>

#include "html_sql.hpp"
#include "markup_text.hpp"

namespace rowscope::audit::html {
namespace {

std::string counted(std::int64_t n, std::string_view noun) {
  return std::to_string(n) + ' ' + std::string(noun) + (n == 1 ? "" : "s");
}

/// For JavaScript's toLowerCase(), which leaves these as they are.
std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

std::string place_of(const test_key& key, const coverage& tests, const shown_paths& paths) {
  const auto at = tests.tests.find(key);
  if (at == tests.tests.end()) return {};
  return paths(at->second.file + ":" + std::to_string(at->second.line));
}

/// A sentence for each thing that is missing, each with the test that would do: `why` holds them one behind the other.
std::vector<std::string> parts_of(std::string_view why) {
  static const std::vector<std::string> heads = [] {
    std::vector<std::string> all{"where_if() number "};
    for (const level l : {level::executed, level::asserted, level::distinguishable})
      for (const char* after : {", not ", ": "}) all.push_back(std::string(to_string(l)) + after);
    return all;
  }();
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t i = 2; i < why.size(); ++i)
    if (why.substr(i - 2, 2) == ". " &&
        std::ranges::any_of(heads, [&](const auto& h) { return why.substr(i).starts_with(h); })) {
      parts.emplace_back(why.substr(begin, i - 1 - begin));
      begin = i;
    }
  parts.emplace_back(why.substr(begin));
  return parts;
}

void write_why(std::ostream& out, const site_evidence& e, const shown_paths& paths) {
  out << "<tr class=\"why\"><td colspan=\"6\">";
  for (const problem* p : e.problems)
    if (p->what != verdict::below_level && p->what != verdict::unscoped_untested)
      out << "<p class=\"say\"><b class=\"bad\">" << to_string(p->what) << "</b> " << paths(p->sentence) << "</p>";
  if (!e.judged->why.empty())
    for (const std::string& part : parts_of(e.judged->why)) {
      constexpr std::string_view add = " Add: ";
      const std::size_t at = part.find(add);
      out << "<p class=\"say\">" << paths(part.substr(0, at)) << "</p>";
      if (at != std::string::npos)
        out << "<p class=\"add\"><b>Add</b> " << paths(part.substr(at + add.size())) << "</p>";
    }
  out << "</td></tr>\n";
}

void write_sql(std::ostream& out, const site_evidence& e) {
  if (e.seen->sql.empty()) return;
  const std::vector<std::string> all = scoped_sql(e);
  const bool has_marks =
      std::ranges::any_of(all, [](const auto& sql) { return sql.find("<mark>") != std::string::npos; });
  out << "<div><h3>SQL" << (has_marks ? " <span class=\"legend\"><mark>marked</mark>: put in by the scope</span>" : "")
      << "</h3>";
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all.size() > 1) out << "<p class=\"variant\">variant " << i + 1 << " of " << all.size() << "</p>";
    out << "<pre><code>" << all[i] << "</code></pre>";
  }
  out << "</div>\n";
}

void write_outcome(std::ostream& out, const site_evidence& e, const mutant_evidence& m, const coverage& tests,
                   const shown_paths& paths) {
  const auto differed =
      std::ranges::count_if(e.seen->tests, [&](const auto& t) { return t.second.distinguished.contains(m.kind); });
  if (m.tried != nullptr && m.tried->killed_by) {
    out << "<p class=\"came killed\"><b>killed</b> by " << markup_text(m.tried->killed_by->name) << ' '
        << "<span class=\"place\">" << place_of(*m.tried->killed_by, tests, paths) << "</span></p>";
    return;
  }
  out << "<p class=\"came\"><b>" << (m.made->sql.empty() ? "not made" : "alive") << "</b> ";
  if (!m.made->sql.empty())
    out << (differed == 0 ? "nothing was different in any test"
                          : "something was different in " + counted(differed, "test"));
  if (m.tried == nullptr || m.tried->trials.empty()) {
    out << (m.made->sql.empty() ? "" : "; no test was run with it") << "</p>";
    return;
  }
  out << "; run with it:</p><ul class=\"faint\">";
  for (const auto& [test, came] : m.tried->trials)
    out << "<li>" << to_string(came) << ": " << markup_text(test.name) << " <span class=\"place\">"
        << place_of(test, tests, paths) << "</span></li>";
  out << "</ul>";
}

void write_mutants(std::ostream& out, const site_evidence& e, const coverage& tests, const shown_paths& paths) {
  if (e.mutants.empty() && e.seen->per_table.empty()) return;
  out << "<div><h3>Mutants</h3><ul class=\"mutants\">";
  for (const mutant_evidence& m : e.mutants) {
    out << "<li><p class=\"change\">" << markup_text(m.made->change) << "</p>";
    write_outcome(out, e, m, tests, paths);
    if (!m.made->sql.empty())
      out << "<details><summary>its SQL</summary><pre><code>" << plain_sql(m.made->sql) << "</code></pre></details>";
    out << "</li>";
  }
  for (const auto& [instance, m] : e.seen->per_table) {
    const auto seen = e.seen->seen_per_table.find(instance);
    out << "<li><p class=\"change\">" << markup_text(m.change) << " alone</p><p class=\"came\">for information: "
        << (seen == e.seen->seen_per_table.end() || seen->second == 0
                ? std::string("nothing was different")
                : "something was different in " + counted(seen->second, "execution"))
        << "</p><details><summary>its SQL</summary><pre><code>" << plain_sql(m.sql) << "</code></pre></details></li>";
  }
  out << "</ul></div>\n";
}

std::string result_of(const test_key& key, const coverage& tests) {
  const auto at = tests.tests.find(key);
  if (at == tests.tests.end()) return "<span class=\"bad\">not recorded</span>";
  if (!at->second.passed) return "<span class=\"bad\">failed</span>";
  if (at->second.assertions == 0) return "<span class=\"bad\">asserts nothing</span>";
  return "passed, " + counted(at->second.assertions, "assertion");
}

std::string noticed(const site_evidence& e, const test_key& key, const reach& r) {
  const std::vector<mutation> killed = e.killed_by(key);
  std::string html;
  for (const mutation m : killed)
    html += (html.empty() ? "" : ", ") + std::string("<span class=\"killed\">killed ") + to_string(m) + "</span>";
  for (const mutation m : r.distinguished)
    if (std::ranges::find(killed, m) == killed.end())
      html += (html.empty() ? "" : ", ") + std::string("<span class=\"seen\">saw ") + to_string(m) + "</span>";
  if (r.only_counted) html += std::string(html.empty() ? "" : ", ") + "rows compared by their hash";
  return html.empty() ? "<span class=\"faint\">nothing</span>" : html;
}

void write_tests(std::ostream& out, const site_evidence& e, const coverage& tests, const shown_paths& paths) {
  if (e.seen->tests.empty()) return;
  out << "<div><h3>Tests that came here</h3><table><thead><tr><th scope=\"col\">Test</th><th scope=\"col\">Result</th>"
         "<th scope=\"col\">Noticed</th><th scope=\"col\" class=\"num t-count\">Executions</th>"
         "<th scope=\"col\" class=\"num t-count\">Rows</th></tr></thead><tbody>";
  for (const auto& [key, r] : e.seen->tests)
    out << "<tr><td title=\"" << markup_text(key.binary) << "\">" << markup_text(key.name) << " <span class=\"place\">"
        << place_of(key, tests, paths) << "</span></td><td>" << result_of(key, tests) << "</td><td>"
        << noticed(e, key, r) << "</td><td class=\"num t-count\">" << r.executions << "</td><td class=\"num t-count\">"
        << r.rows << "</td></tr>";
  out << "</tbody></table></div>\n";
}

void write_list(std::ostream& out, std::string_view title, const std::set<std::string>& texts) {
  if (texts.empty()) return;
  out << "<div><h3>" << title << "</h3><ul class=\"tenants\">";
  for (const std::string& t : texts) out << "<li class=\"tenant\">" << markup_text(t) << "</li>";
  out << "</ul></div>\n";
}

void write_conditions(std::ostream& out, const site_evidence& e) {
  if (e.judged->key.conditions == 0 || e.seen->tests.empty()) return;
  out << "<div><h3>Conditions that may be left out</h3><ul class=\"tenants\">";
  for (std::uint32_t i = 0; i < e.judged->key.conditions; ++i) {
    const bool on = (e.seen->on >> i & 1U) != 0, off = (e.seen->off >> i & 1U) != 0;
    out << "<li class=\"tenant\">where_if() " << i + 1 << ": "
        << (on && off ? "seen on and off"
            : on      ? "never off"
            : off     ? "never on"
                      : "never run")
        << "</li>";
  }
  out << "</ul></div>\n";
}

void write_detail(std::ostream& out, const site_evidence& e, const coverage& tests, const shown_paths& paths) {
  if (e.seen->tests.empty()) {
    out << "<p class=\"faint\">No test came here, so there is nothing to show.</p>\n";
    return;
  }
  write_list(out, "Reasons given", e.seen->reasons);
  write_sql(out, e);
  write_mutants(out, e, tests, paths);
  write_tests(out, e, tests, paths);
  write_conditions(out, e);
  write_list(out, "Tenants seen", e.seen->tenants);
}

/// In groups that the buttons of the page choose.
std::string groups_of(const site_evidence& e) {
  std::string groups = level_of(*e.judged).id;
  if (e.is_open() || !e.problems.empty()) groups += " open";
  if (e.judged->waived) groups += " waived";
  return groups;
}

std::string meter(const judged_site& s) {
  if (s.nothing_to_prove && s.enough) return {};
  std::string html = "<span class=\"meter\" aria-hidden=\"true\">";
  for (int i = 1; i <= static_cast<int>(level::proven); ++i)
    html += i <= static_cast<int>(s.reached) ? "<i class=\"on\"></i>" : "<i></i>";
  return html + "</span>";
}

}  // namespace

shown_paths::shown_paths(const coverage& tests) {
  bool first = true;
  for (const auto& [key, t] : tests.tests) {
    const std::string folder = t.file.substr(0, t.file.rfind('/') + 1);
    if (first) common_ = folder;
    first = false;
    const auto differ = std::ranges::mismatch(common_, folder).in1;
    common_.resize(static_cast<std::size_t>(differ - common_.begin()));
    common_.resize(common_.rfind('/') + 1);
  }
  if (common_.size() < 2) common_.clear();  // a slash alone is no path
}

std::string shown_paths::operator()(std::string text) const {
  if (!common_.empty())
    for (std::size_t at = 0; (at = text.find(common_, at)) != std::string::npos;) text.erase(at, common_.size());
  return markup_text(text);
}

level_name level_of(const judged_site& s) {
  if (s.nothing_to_prove && s.enough) return {"nothing to prove", "nothing-to-prove"};
  return {to_string(s.reached), to_string(s.reached)};
}

void write_site(std::ostream& out, const site_evidence& e, std::size_t number, const coverage& tests,
                const shown_paths& paths) {
  const site_key& key = e.judged->key;
  const level_name l = level_of(*e.judged);
  std::string tables;
  for (const std::string& t : tables_of(key)) tables += (tables.empty() ? "" : ", ") + t;
  std::string to_find = key.name + ' ' + key.tables + ' ' + key.verb + ' ' + key.file + ':' + std::to_string(key.line);
  for (const auto& [test, r] : e.seen->tests) to_find += ' ' + test.name;
  std::ostringstream place;
  place << key.file << ':' << key.line;

  const auto attribute = [&](const char* name, const std::string& value) {
    out << " data-" << name << "=\"" << markup_text(value) << '"';
  };
  out << "<tbody class=\"site open l-" << l.id << '"';
  attribute("groups", groups_of(e));
  attribute("find", lower(to_find));
  attribute("name", key.name);
  attribute("verb", key.verb);
  attribute("tables", key.tables);
  attribute("level", std::to_string(static_cast<int>(e.judged->reached)) + (e.judged->enough ? " enough" : ""));
  attribute("tests", std::to_string(e.seen->tests.size()));
  attribute("place", place.str());
  const std::string area(area_of(key.name));
  out << ">\n<tr class=\"row\"><th scope=\"row\"><button type=\"button\" class=\"toggle name\" aria-expanded=\"true\" "
         "aria-controls=\"site-"
      << number << "\"><span class=\"area\">" << markup_text(area) << "</span>"
      << markup_text(key.name.substr(area.size())) << "</button></th><td class=\"verb\">"
      << markup_text(key.verb.empty() ? "none" : key.verb) << "</td><td class=\"tables\">" << markup_text(tables)
      << "</td><td class=\"level\">" << meter(*e.judged) << "<b>" << l.text << "</b>"
      << (e.judged->waived ? "<small>waived</small>" : "") << "</td><td class=\"num\">" << e.seen->tests.size()
      << "</td><td class=\"place\">" << markup_text(place.str()) << "</td></tr>\n";
  if (!e.judged->why.empty() || !e.problems.empty()) write_why(out, e, paths);
  out << "<tr class=\"detail\" id=\"site-" << number << "\"><td colspan=\"6\"><div class=\"evidence\">\n";
  write_detail(out, e, tests, paths);
  out << "</div></td></tr>\n</tbody>\n";
}

}  // namespace rowscope::audit::html
