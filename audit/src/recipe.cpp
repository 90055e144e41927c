#include "recipe.hpp"

#include <algorithm>

#include "raw_verb.hpp"

namespace rowscope::audit {
namespace {

/// The folder that the files of all tests are in, as its name stands before theirs.
std::string shared_folder(const coverage& tests) {
  std::optional<std::filesystem::path> shared;
  for (const auto& [key, t] : tests.tests) {
    const auto folder = std::filesystem::path(t.file).parent_path();
    if (!shared) shared = folder;
    while (std::mismatch(shared->begin(), shared->end(), folder.begin(), folder.end()).first != shared->end())
      shared = shared->parent_path();
  }
  const std::string above = shared ? shared->parent_path().string() : std::string();
  return above.empty() || above == "/" ? above : above + "/";
}

/// `tests/tickets.cpp:41, :60`: a file is named once.
std::string places(const std::vector<const test_result*>& tests, const coverage& all) {
  constexpr std::size_t most = 5;
  const std::string above = shared_folder(all);
  std::string text, file;
  for (std::size_t i = 0; i < std::min(tests.size(), most); ++i) {
    text += text.empty() ? "" : ", ";
    if (tests[i]->file != file)
      text += tests[i]->file.starts_with(above) ? tests[i]->file.substr(above.size()) : tests[i]->file;
    file = tests[i]->file;
    text += ":" + std::to_string(tests[i]->line);
  }
  return tests.size() > most ? text + ", ..." : text;
}

std::vector<const test_result*> tests_of(const audited_site& site, const coverage& tests,
                                         const std::function<bool(const test_key&, const reach&)>& choose) {
  std::vector<const test_result*> all;
  for (const auto& [key, r] : site.tests)
    if (const auto at = tests.tests.find(key); at != tests.tests.end() && choose(key, r)) all.push_back(&at->second);
  std::ranges::sort(all, {}, [](const test_result* t) { return std::tie(t->file, t->line); });
  return all;
}

std::string counted(std::size_t n, const char* one, const char* many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

/// The test that would kill the mutant.
std::string test_that_would_do(const site_key& key, mutation kind, bool was_distinguished) {
  switch (kind) {
    case mutation::predicates:
      if (key.verb == "update" || key.verb == "remove")
        return "as another tenant, run " + key.name +
               " for the rows of the first; expect affected_rows == 0, and that "
               "the owner's rows are as they were.";
      if (key.verb == "insert")
        return "put rows of a second tenant beside those that " + key.name +
               " reads; expect that nothing of them is written.";
      return was_distinguished
                 ? "expect exactly the tenant's own rows: compare them, or their number, with what the test put in; for "
                   "a read by key, ask as another tenant for this key and expect no row."
                 : "put rows of a second tenant beside, which " + key.name +
                       " would find too; for a read by key, ask as another tenant for this key and expect no row.";
    case mutation::tenant:
      return "read the new row back as its owner, and expect that another tenant does not find it.";
    case mutation::keys:
      return "point it to a row of another tenant; expect rs::scope_violation, and that nothing is written.";
    case mutation::conflict:
      return "run " + key.name +
             " with a key that another tenant's row has; expect rs::constraint_error, and that the "
             "row is as it was.";
  }
  return {};
}

const std::string raw_insert_that_would_do =
    "name the tenant's column, and write a row for another tenant; expect rs::scope_violation, and that nothing is "
    "written.";

/// `tables` and their verb decide nothing here; what tests there are does.
std::string survivors(const audited_site& site, const proof& tried, const coverage& tests) {
  const auto survived = tests_of(site, tests, [&](const test_key& key, const reach&) {
    const auto at = tried.trials.find(key);
    return at != tried.trials.end() && at->second == trial::survived;
  });
  if (!survived.empty())
    return counted(survived.size(), "test still passes", "tests still pass") + " (" + places(survived, tests) + ")";
  std::map<trial, std::vector<const test_result*>> others;
  for (const auto& [key, came] : tried.trials)
    if (const auto at = tests.tests.find(key); at != tests.tests.end()) others[came].push_back(&at->second);
  std::string text;
  for (const auto& [came, list] : others) {
    const char* what = came == trial::timed_out      ? "hangs"
                       : came == trial::crashed      ? "crashes, which proves nothing"
                       : came == trial::fails_anyway ? "fails alone without it too"
                                                     : "does not come to it alone, or cannot run it";
    text += (text.empty() ? "" : "; ") + counted(list.size(), "test ", "tests ") + std::string(what) + " (" +
            places(list, tests) + ")";
  }
  return text.empty() ? "no test was run with it" : text;
}

}  // namespace

std::string what_is_missing(const site_key& key, const audited_site& site, mutation kind, level reached,
                            const proof* tried, const coverage& tests) {
  const mutant& m = site.mutants.at(kind);
  if (m.sql.empty())
    return std::string(to_string(reached)) + ": " + m.change +
           ", so nothing can be proven of it; mend that, or waive it with a reason";
  const std::string add = " Add: " + (key.verb == "raw" && has_raw_verb(m.sql, "insert")
                                          ? raw_insert_that_would_do
                                          : test_that_would_do(key, kind, reached == level::distinguishable));
  if (reached == level::distinguishable)
    return "distinguishable, not proven: " + m.change + ", " +
           (tried != nullptr ? survivors(site, *tried, tests) : "no test was run") + "." + add;
  const auto reaching = tests_of(site, tests, [](const test_key&, const reach&) { return true; });
  const std::string tenants = site.tenants.size() == 1 ? "; only tenant " + *site.tenants.begin() + " was seen" : "";
  return std::string(to_string(reached)) + ", not distinguishable: " + m.change + ", nothing is different in " +
         counted(reaching.size(), "test", "tests") + " (" + places(reaching, tests) + ")" + tenants + "." + add;
}

std::string what_is_missing(const site_key& key, const audited_site& site, level reached, const coverage& tests) {
  if (key.verb == "unscoped")
    return reached == level::none
               ? "no test opens this unscoped session. Add: a test that does, and asserts what comes of it."
               : "no test that opens this unscoped session passes and asserts something. Add: an assertion about what "
                 "comes of it.";
  if (key.verb.empty()) return "no session runs a statement of this site. Remove it, or run it in a test.";
  if (reached == level::none)
    return "not executed: no test runs it. Add: a test that runs it for rows of two tenants, as each of them.";
  const auto reaching = tests_of(site, tests, [](const test_key&, const reach&) { return true; });
  return "executed, not asserted: no test that runs it (" + places(reaching, tests) +
         ") both passes and asserts something. Add: an assertion about its result.";
}

std::string what_is_missing_of_conditions(const site_key& key, const audited_site& site) {
  std::string list;
  for (std::uint32_t i = 0; i < key.conditions; ++i) {
    const bool on = (site.on >> i & 1U) != 0;
    const bool off = (site.off >> i & 1U) != 0;
    if (on && off) continue;
    list += (list.empty() ? "" : ", ") + ("where_if() number " + std::to_string(i + 1) + " was never ") +
            (on    ? "off"
             : off ? "on"
                   : "run");
  }
  return list.empty() ? list : list + ". Add: a test that runs " + key.name + " with and without it.";
}

}  // namespace rowscope::audit
