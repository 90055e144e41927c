#include <rowscope/audit/gate.hpp>

#include <algorithm>
#include <array>

#include "fingerprint.hpp"
#include "recipe.hpp"

namespace rowscope::audit {
namespace {

constexpr std::array<const char*, 5> level_names{"none", "executed", "asserted", "distinguishable", "proven"};

std::string to_text(std::chrono::year_month_day day) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text.data();
}

/// How far a test of such a site can go. Of an unscoped session there is nothing to be proven; what runs through SOCI
/// is no statement that could be run in another way.
level most_of(std::string_view verb) {
  if (verb == "unscoped" || verb == "unchecked") return level::asserted;
  return verb == "soci" ? level::executed : level::proven;
}

class judge_of_sites {
 public:
  judge_of_sites(const coverage& tests, const proof_list& proofs, level asked)
      : tests_(tests), proofs_(proofs), asked_(asked) {}

  judged_site judge(const site_key& key) const {
    static const audited_site nothing;
    const auto found = tests_.sites.find(key);
    const audited_site& site = found != tests_.sites.end() ? found->second : nothing;
    judged_site j{.key = key};
    j.reached = reached_by_tests(site);
    const level most = most_of(key.verb);
    if (most < level::proven || key.verb.empty() || j.reached < level::asserted) {
      const level needed = std::min(asked_, most);
      j.enough = !key.verb.empty() && j.reached >= needed;
      if (!j.enough) j.why = what_is_missing(key, site, j.reached, tests_);
      return j;
    }
    j.nothing_to_prove = site.mutants.empty();
    if (!j.nothing_to_prove) add_mutants(j, site);
    j.enough = j.nothing_to_prove || j.reached >= asked_;
    if (j.enough) j.why.clear();
    if (const std::string conditions = what_is_missing_of_conditions(key, site);
        !conditions.empty() && asked_ >= level::asserted) {
      j.enough = false;
      j.reached = std::min(j.reached, level::asserted);
      j.why += (j.why.empty() ? "" : " ") + conditions;
    }
    return j;
  }

 private:
  [[nodiscard]] bool counts(const test_key& test) const {
    const auto at = tests_.tests.find(test);
    return at != tests_.tests.end() && at->second.passed && at->second.assertions > 0;
  }
  [[nodiscard]] level reached_by_tests(const audited_site& site) const {
    level reached = level::none;
    for (const auto& [test, r] : site.tests)
      reached = std::max(reached, counts(test) ? level::asserted : level::executed);
    return reached;
  }
  /// The least that any mutant has reached.
  void add_mutants(judged_site& j, const audited_site& site) const {
    level least = level::proven;
    for (const auto& [kind, m] : site.mutants) {
      const proof* const tried = proof_of(j.key, kind);
      const level reached = reached_by(site, kind, tried);
      if (reached < level::proven)
        j.why += (j.why.empty() ? "" : " ") + what_is_missing(j.key, site, kind, reached, tried, tests_);
      least = std::min(least, reached);
    }
    j.reached = least;
  }
  [[nodiscard]] const proof* proof_of(const site_key& key, mutation kind) const {
    const auto site = proofs_.find(key);
    if (site == proofs_.end()) return nullptr;
    const auto at = site->second.find(kind);
    return at != site->second.end() ? &at->second : nullptr;
  }
  [[nodiscard]] level reached_by(const audited_site& site, mutation kind, const proof* tried) const {
    const bool is_current = tried != nullptr && tried->fingerprint == fingerprint_of(site, kind);
    if (is_current && tried->killed_by && site.tests.contains(*tried->killed_by) && counts(*tried->killed_by))
      return level::proven;
    for (const auto& [test, r] : site.tests)
      if (r.distinguished.contains(kind) && counts(test)) return level::distinguishable;
    return level::asserted;
  }

  const coverage& tests_;
  const proof_list& proofs_;
  level asked_;
};

class gate {
 public:
  gate(const std::vector<site_key>& sites, const coverage& tests, const proof_list& proofs, const gate_options& options)
      : tests_(tests), options_(options) {
    std::set<site_key> all(sites.begin(), sites.end());
    for (const auto& [key, site] : tests.sites) all.insert(key);
    const judge_of_sites judge(tests, proofs, options.asked);
    for (const site_key& key : all) result_.sites.push_back(judge.judge(key));
  }

  judgement take() && {
    for (const auto& [key, by_test] : tests_.siteless)
      for (const auto& [test, executions] : by_test) result_.siteless[key] += executions;
    add_evidence();
    add_duplicates();
    apply_baseline();
    apply_waivers();
    add_sites();
    std::ranges::stable_sort(result_.problems, {}, [](const problem& p) { return weight(p.what); });
    std::ranges::stable_sort(result_.sites, {},
                             [](const judged_site& s) { return std::tuple(s.enough || s.waived, s.reached); });
    if (!result_.problems.empty()) result_.result = result_.problems.front().what;
    return std::move(result_);
  }

 private:
  /// What makes the rest doubtful comes first.
  static int weight(verdict v) {
    switch (v) {
      case verdict::nothing_registered: return 0;
      case verdict::nothing_recorded: return 1;
      case verdict::broken_record: return 1;
      case verdict::incomplete: return 2;
      case verdict::duplicate_name: return 3;
      case verdict::unscoped_untested: return 5;
      case verdict::below_level: return 4;
      case verdict::baseline_broken: return 6;
      default: return 7;
    }
  }
  void add(verdict what, std::string sentence, std::optional<site_key> site = std::nullopt) {
    result_.problems.push_back({what, std::move(sentence), std::move(site)});
  }

  void add_evidence() {
    // What crashed could have told both.
    if (result_.sites.empty() && tests_.unfinished.empty())
      add(verdict::nothing_registered,
          "no query site is in any of the binaries: name those that contain the queries, and see that they are linked");
    if (tests_.tests.empty() && tests_.unfinished.empty())
      add(verdict::nothing_recorded, "no test was recorded: run the tests with the audit before it judges them");
    for (const auto& [path, binary] : tests_.binaries)
      if (options_.compare_builds && stamp_of(path) != binary.stamp)
        add(verdict::broken_record,
            "the records are of another build of " + path + " than the one that is there; run the tests again");
    if (!options_.must_be_full) return;
    for (const std::string& path : options_.test_binaries)
      if (!tests_.tests.empty() && !tests_.binaries.contains(path))
        add(verdict::incomplete, "partial run, query coverage not enforced: no test of " + path + " was run");
    for (const std::string& file : tests_.unfinished)
      add(verdict::incomplete, "a test process did not come to its end, it may have crashed: " + file);
    const auto missing = tests_.missing();
    if (!missing.empty())
      add(verdict::incomplete, "partial run, query coverage not enforced: " + std::to_string(missing.size()) +
                                   " of the tests were not run, the first is \"" + missing.front().name + "\" of " +
                                   missing.front().binary);
    for (const auto& [path, binary] : tests_.binaries)
      if (binary.chose_sections)
        add(verdict::incomplete, "partial run, query coverage not enforced: sections were chosen in " + path);
  }

  void add_duplicates() {
    std::map<std::string, std::set<std::tuple<std::string, std::uint32_t, std::uint32_t>>> places;
    std::map<std::string, site_key> first;  // the sites stand in the order of their keys
    for (const judged_site& s : result_.sites) {
      places[s.key.name].insert({s.key.file, s.key.line, s.key.column});
      first.emplace(s.key.name, s.key);
    }
    for (const auto& [name, where] : places) {
      if (where.size() < 2) continue;
      std::string sentence = "the site \"" + name + "\" stands at several places:";
      for (const auto& [file, line, column] : where)
        sentence.append(" ")
            .append(file)
            .append(":")
            .append(std::to_string(line))
            .append(":")
            .append(std::to_string(column));
      sentence.append("; give each its own name, so that a test of one is not taken for all");
      add(verdict::duplicate_name, std::move(sentence), first.at(name));
    }
  }

  void apply_baseline() {
    if (!options_.base) return;
    std::set<std::string> unused;
    for (const auto& [name, l] : *options_.base) unused.insert(name);
    for (judged_site& s : result_.sites) {
      const auto at = options_.base->find(baseline_name(s.key));
      if (at == options_.base->end()) continue;
      unused.erase(at->first);
      if (s.enough)
        add(verdict::baseline_broken,
            to_string(s.key) +
                " is good enough by now, and still in the baseline: a baseline only shrinks; write it "
                "anew by rowscope-audit baseline",
            s.key);
      else if (s.waived = true; s.reached < at->second)
        add(verdict::baseline_broken,
            to_string(s.key) + " fell to " + to_string(s.reached) + ", and was " + to_string(at->second) +
                " when the baseline was written: " + s.why,
            s.key);
    }
    for (const std::string& name : unused)
      add(verdict::baseline_broken,
          "the baseline names " + name + ", which does not exist any more; write it anew by rowscope-audit baseline");
  }

  void apply_waivers() {
    for (const waiver& w : options_.waivers) {
      std::optional<site_key> first;
      bool used = false;
      const bool expired = w.until < options_.today;
      for (judged_site& s : result_.sites) {
        if (s.key.name != w.site) continue;
        if (!first) first = s.key;
        if (s.enough) continue;
        used = true;
        s.waived = true;
      }
      if (!first)
        add(verdict::waiver_unknown, "there is a waiver for \"" + w.site + "\", and no such site; remove it");
      else if (!used)
        add(verdict::waiver_unused, "the waiver for \"" + w.site + "\" is not needed; remove it", first);
      else if (expired)
        add(verdict::waiver_expired,
            "the waiver for \"" + w.site + "\" ended on " + to_text(w.until) +
                "; write the test, or give it a new date",
            first);
    }
  }

  void add_sites() {
    for (const judged_site& s : result_.sites) {
      if (s.enough || s.waived) continue;
      add(s.key.verb == "unscoped" ? verdict::unscoped_untested : verdict::below_level, to_string(s.key) + " " + s.why,
          s.key);
    }
  }

  const coverage& tests_;
  const gate_options& options_;
  judgement result_;
};

}  // namespace

const char* to_string(level l) noexcept { return level_names.at(static_cast<std::size_t>(l)); }

level level_from(std::string_view text) {
  for (std::size_t i = 1; i < level_names.size(); ++i)
    if (text == level_names.at(i)) return static_cast<level>(i);
  throw failure(verdict::usage,
                "\"" + std::string(text) + "\" is no level; write executed, asserted, distinguishable or proven");
}

std::size_t judgement::count_enough() const {
  return static_cast<std::size_t>(std::ranges::count_if(sites, &judged_site::enough));
}

judgement judge(const std::vector<site_key>& sites, const coverage& tests, const proof_list& proofs,
                const gate_options& options) {
  return gate(sites, tests, proofs, options).take();
}

}  // namespace rowscope::audit
