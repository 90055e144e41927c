#include "commands.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>

#include <sys/wait.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <rowscope/audit/gate.hpp>
#include <rowscope/audit/report.hpp>

namespace rowscope::audit::tool {
namespace {

std::vector<site_key> sites_of(const std::vector<std::string>& binaries) {
  std::vector<site_key> all;
  for (const std::string& b : binaries) {
    const std::vector<site_key> some = sites_in(b);
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

std::chrono::seconds seconds_from(const std::string& text) {
  long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string unit(end, text.data() + text.size());
  const long factor = unit.empty() || unit == "s" ? 1 : unit == "m" ? 60 : 0;
  if (error != std::errc() || number < 0 || factor == 0)
    throw failure(verdict::usage, "\"" + text + "\" is no time; write --budget 120s or --budget 10m");
  return std::chrono::seconds(number * factor);
}

std::chrono::year_month_day today(const arguments& a) {
  if (a.today.empty()) return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  if (const auto day = day_from(a.today)) return *day;
  throw failure(verdict::usage, "\"" + a.today + "\" is no date; write --today 2027-01-31");
}

std::string canonical(const std::string& path) {
  std::error_code result;
  const auto whole = std::filesystem::canonical(path, result);
  if (result) throw failure(verdict::bad_binary, path + " is not there: " + result.message());
  return whole.string();
}

judgement judge_records(const arguments& a, const coverage& seen, bool with_baseline) {
  gate_options o{.asked = level_from(a.level), .today = today(a), .compare_builds = true};
  for (const std::string& t : a.tests) o.test_binaries.push_back(canonical(t));
  if (!a.waivers.empty()) o.waivers = read_waivers(a.waivers);
  if (with_baseline && !a.baseline.empty()) o.base = read_baseline(a.baseline);
  std::vector<site_key> sites = sites_of(a.binaries);
  const std::vector<site_key> of_tests = sites_of(a.tests);
  sites.insert(sites.end(), of_tests.begin(), of_tests.end());
  return judge(sites, seen, read_proofs(a.proofs_file()), o);
}

/// Runs a test program that records itself. \returns whether its tests passed
bool run_recorded(const std::string& program, const std::filesystem::path& records) {
  const std::string path = canonical(program);
  const pid_t child = ::fork();
  if (child < 0) throw failure(verdict::incomplete, "no process could be made for " + program);
  if (child == 0) {
    ::setenv("ROWSCOPE_AUDIT_DIR", std::filesystem::absolute(records).c_str(), 1);
    char* arguments[] = {const_cast<char*>(path.c_str()), nullptr};
    ::execv(path.c_str(), arguments);
    ::_exit(127);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) == 127)
    throw failure(verdict::incomplete, program + (WIFSIGNALED(status) ? " crashed" : " cannot be run"));
  return WEXITSTATUS(status) == 0;
}

prove_result prove_records(const arguments& a, const coverage& seen, std::chrono::seconds budget) {
  prove_options o{.budget = budget, .jobs = a.jobs, .only_site = a.site, .again = a.all};
  if (!a.quiet && ::isatty(2) != 0)
    o.progress = [](std::size_t done, std::size_t all) {
      std::cerr << "\rmutants: " << done << " of " << all << (done == all ? "\n" : "") << std::flush;
    };
  prove_result r = prove(seen, read_proofs(a.proofs_file()), o);
  write_proofs(a.proofs_file(), r.proofs);
  return r;
}

coverage records_of(const arguments& a) {
  coverage seen = read_coverage(a.records);
  if (seen.tests.empty() && seen.unfinished.empty())
    throw failure(verdict::nothing_recorded, a.records.string() +
                                                 " has no record of a test; run the tests with "
                                                 "ROWSCOPE_AUDIT_DIR, or rowscope-audit record");
  return seen;
}

}  // namespace

std::filesystem::path arguments::proofs_file() const {
  if (!proofs.empty()) return proofs;
  std::string beside = records.string();
  while (beside.size() > 1 && beside.back() == '/') beside.pop_back();
  return beside + ".proofs.json";
}

int list_sites(const arguments& a) {
  const std::vector<site_key> all = sites_of(a.binaries);
  for (const site_key& k : all) std::cout << to_string(k) << ' ' << (k.verb.empty() ? "none" : k.verb) << '\n';
  std::cout << all.size() << " sites\n";
  return all.empty() ? static_cast<int>(verdict::nothing_registered) : 0;
}

int begin(const arguments& a) {
  std::error_code result;
  std::filesystem::create_directories(a.records, result);
  const std::filesystem::directory_iterator files(a.records, result);
  if (result)
    throw failure(verdict::cannot_write,
                  a.records.string() + " cannot be made the folder of the records: " + result.message());
  for (const auto& entry : files)
    if (const auto ending = entry.path().extension(); ending == ".json" || ending == ".tmp") {
      std::filesystem::remove(entry.path(), result);
      if (result)
        throw failure(verdict::cannot_write, entry.path().string() + " cannot be removed: " + result.message());
    }
  return 0;
}

int record(const arguments& a) {
  begin(a);
  bool passed = true;
  for (const std::string& t : a.tests) passed = run_recorded(t, a.records) && passed;
  return passed ? 0 : 1;
}

int mutate(const arguments& a) {
  const std::chrono::seconds budget = seconds_from(a.budget);
  const coverage seen = records_of(a);
  const prove_result r = prove_records(a, seen, budget);
  std::size_t mutants = 0, killed = 0;
  for (const auto& [key, site] : seen.sites)
    for (const auto& [kind, m] : site.mutants) {
      ++mutants;
      const auto at = r.proofs.find(key);
      if (at != r.proofs.end() && at->second.contains(kind) && at->second.at(kind).killed_by) ++killed;
    }
  std::cout << "mutants: " << mutants << ", killed: " << killed << ", test runs: " << r.runs << '\n';
  if (!r.used_up) return 0;
  std::cout << to_string(verdict::incomplete) << ": the budget of " << a.budget
            << " was used up; what was proven is kept, so the next run goes on there, or give it more by --budget\n";
  return static_cast<int>(verdict::incomplete);
}

int prove_site(const arguments& a) {
  const std::chrono::seconds budget = seconds_from(a.budget);
  if (!a.tests.empty() && record(a) != 0) std::cout << "some tests failed; only those that passed count\n";
  const coverage seen = records_of(a);
  const bool known = std::ranges::any_of(seen.sites, [&](const auto& s) { return s.first.name == a.site; });
  if (!known)
    throw failure(verdict::nothing_registered, "no recorded program has a site \"" + a.site +
                                                   "\"; `rowscope-audit sites "
                                                   "BINARY` lists those that there are");
  const prove_result r = prove_records(a, seen, budget);
  const judgement j = judge({}, seen, r.proofs, {.asked = level::proven, .must_be_full = false});
  bool enough = !r.used_up;
  for (const judged_site& s : j.sites) {
    if (s.key.name != a.site) continue;
    enough = enough && s.enough;
    std::cout << to_string(s.key) << ' ' << (s.enough ? to_string(s.reached) : s.why) << '\n';
    if (const auto at = r.proofs.find(s.key); at != r.proofs.end())
      for (const auto& [kind, p] : at->second)
        if (p.killed_by) std::cout << "  " << to_string(kind) << ": killed by \"" << p.killed_by->name << "\"\n";
  }
  if (r.used_up) return static_cast<int>(verdict::incomplete);
  return enough ? 0 : static_cast<int>(verdict::below_level);
}

namespace {

void write_file(const std::filesystem::path& file, const char* what, const std::function<void(std::ostream&)>& write) {
  if (file.empty()) return;
  std::ofstream out(file, std::ios::trunc | std::ios::binary);
  write(out);
  out.flush();
  if (!out)
    throw failure(verdict::cannot_write, file.string() +
                                             " cannot be written; is the folder there, writable, and the "
                                             "disk not full?");
  std::cout << "audit: " << what << " in " << file.string() << '\n';
}

/// Last on the console is the result.
int report(const arguments& a, const judgement& j, const coverage& seen) {
  const level asked = level_from(a.level);
  const proof_list proofs = read_proofs(a.proofs_file());
  write_file(a.html, "report", [&](std::ostream& out) { write_html(out, j, seen, proofs, asked); });
  write_file(a.json, "JSON", [&](std::ostream& out) { write_json(out, j, seen, proofs, asked); });
  write_file(a.junit, "JUnit", [&](std::ostream& out) { write_junit(out, j, seen, proofs, asked); });
  write_file(a.sarif, "SARIF", [&](std::ostream& out) { write_sarif(out, j, seen, proofs, asked, a.source_root); });
  write_text(std::cout, j, asked, {.all = a.all});
  return static_cast<int>(j.result);
}

}  // namespace

int check(const arguments& a) {
  const coverage seen = records_of(a);
  return report(a, judge_records(a, seen, true), seen);
}

int write_reports(const arguments& a) {
  check(a);
  return 0;
}

int gate(const arguments& a) {
  const std::chrono::seconds budget = seconds_from(a.budget);
  const coverage seen = records_of(a);
  bool used_up = false;
  if (level_from(a.level) == level::proven && seen.is_full()) used_up = prove_records(a, seen, budget).used_up;
  judgement j = judge_records(a, seen, true);
  if (used_up && j.result == verdict::below_level) {
    j.problems.insert(j.problems.begin(),
                      {verdict::incomplete, "the budget of " + a.budget +
                                                " was used up before everything was tried; what was proven is kept, so "
                                                "the next run goes on there"});
    j.result = verdict::incomplete;
  }
  return report(a, j, seen);
}

int write_baseline(const arguments& a) {
  if (a.baseline.empty()) throw failure(verdict::usage, "name the file to write: --baseline audit-baseline.json");
  const judgement j = judge_records(a, records_of(a), false);
  for (const problem& p : j.problems)
    if (p.what == verdict::incomplete || p.what == verdict::nothing_registered || p.what == verdict::broken_record)
      throw failure(p.what, p.sentence);
  std::optional<baseline> before;
  if (std::filesystem::exists(a.baseline)) before = read_baseline(a.baseline);
  nlohmann::ordered_json text = nlohmann::ordered_json::object();
  for (const judged_site& s : j.sites) {
    if (s.enough) continue;
    const std::string name = baseline_name(s.key);
    if (before && (!before->contains(name) || s.reached < before->at(name)))
      throw failure(verdict::baseline_broken, to_string(s.key) + " " + s.why +
                                                  " A baseline only shrinks: write the test, "
                                                  "or remove the file to start anew.");
    text[name] = to_string(before ? std::max(s.reached, before->at(name)) : s.reached);
  }
  std::ofstream out(a.baseline, std::ios::trunc);
  out << text.dump(1) << '\n';
  out.flush();
  if (!out) throw failure(verdict::cannot_write, a.baseline.string() + " cannot be written");
  std::cout << a.baseline.string() << ": " << text.size() << " of " << j.sites.size() << " sites\n";
  return 0;
}

int diff(const arguments& a) {
  const auto names = [](const std::string& binary) {
    std::map<std::string, site_key> all;
    for (const site_key& k : sites_in(binary)) all.emplace(baseline_name(k), k);
    return all;
  };
  const auto before = names(a.old_binary), after = names(a.new_binary);
  std::size_t changes = 0;
  const auto print = [&](const auto& of, const auto& without, char mark) {
    for (const auto& [name, key] : of)
      if (!without.contains(name)) {
        std::cout << mark << ' ' << to_string(key) << ' ' << key.verb << '\n';
        ++changes;
      }
  };
  print(before, after, '-');
  print(after, before, '+');
  std::cout << changes << (changes == 1 ? " change\n" : " changes\n");
  return 0;
}

}  // namespace rowscope::audit::tool
