#include <rowscope/audit/test_session.hpp>

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include <rowscope/audit/gate.hpp>
#include <rowscope/audit/report.hpp>

#include "../fingerprint.hpp"
#include "mutant_in_place.hpp"
#include "recorded_run.hpp"

namespace rowscope::audit {
namespace {

constexpr int below = static_cast<int>(verdict::below_level);

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

std::string this_program() { return std::filesystem::canonical("/proc/self/exe").string(); }

std::chrono::year_month_day today() { return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()); }

/// What stands in the environment, for a program that judges itself.
gate_options options_here() {
  gate_options o{.today = today()};
  if (const std::string l = variable("ROWSCOPE_AUDIT_LEVEL"); !l.empty()) o.asked = level_from(l);
  if (const std::string w = variable("ROWSCOPE_AUDIT_WAIVERS"); !w.empty()) o.waivers = read_waivers(w);
  if (const std::string b = variable("ROWSCOPE_AUDIT_BASELINE"); !b.empty()) o.base = read_baseline(b);
  return o;
}

std::chrono::seconds seconds_from(const std::string& text) {
  long seconds = 0;
  const char* const end = text.data() + text.size();
  if (const auto [at, error] = std::from_chars(text.data(), end, seconds);
      at == end && error == std::errc() && seconds >= 0)
    return std::chrono::seconds(seconds);
  throw failure(verdict::usage, "\"" + text + "\" is no number of seconds; write ROWSCOPE_AUDIT_BUDGET=120");
}

/// 0 where nothing is said of it.
std::size_t jobs_here() {
  const std::string text = variable("ROWSCOPE_AUDIT_JOBS");
  std::size_t jobs = 0;
  const char* const end = text.data() + text.size();
  if (const auto [at, error] = std::from_chars(text.data(), end, jobs);
      text.empty() || (at == end && error == std::errc() && jobs > 0))
    return jobs;
  throw failure(verdict::usage, "\"" + text +
                                    "\" is no number of tests that run side by side; write "
                                    "ROWSCOPE_AUDIT_JOBS=1");
}

/// Those that need no other run are beside the program.
std::filesystem::path proofs_of_this_program() {
  const std::string named = variable("ROWSCOPE_AUDIT_PROOFS");
  return named.empty() ? this_program() + ".proofs.json" : named;
}

}  // namespace

class test_session::state {
 public:
  state() {
    const std::string job = variable(job_variable);
    if (!job.empty()) {
      job_ = job;
      only_test_ = variable(test_variable);
      if (const std::string text = variable(mutant_variable); !text.empty()) put_in_place(text);
      return;
    }
    if (const std::string mode = variable("ROWSCOPE_AUDIT"); mode == "off") return;
    run_ = std::make_unique<recorded_run>(this_program());
    if (const std::string folder = variable("ROWSCOPE_AUDIT_DIR"); !folder.empty())
      file_ = std::make_unique<coverage_file>(folder, this_program());
    else
      options_ = options_here();  // what is wrong with them is said before the tests
    watch_.emplace(*run_);
    detail::attached_probe.store(run_.get());
  }
  state(const state&) = delete;
  state& operator=(const state&) = delete;
  ~state() {
    detail::attached_probe.store(nullptr);
    detail::attached_replacer.store(nullptr);
  }

  void knows(std::vector<std::string> tests) {
    if (run_) run_->knows(std::move(tests));
  }
  void starts(std::string_view name, std::string_view file, std::uint32_t line) {
    running_ = name;
    if (run_) run_->starts_test(name, file, line);
  }
  void ends(bool passed, std::int64_t assertions) {
    if (run_) run_->ends_test(passed, assertions);
    if (!job_.empty() && running_ == only_test_) trial_ = {passed && (!ran_ || trial_.passed), assertions, 0};
    ran_ = ran_ || running_ == only_test_;
  }
  int finish(int result, bool parts_left_out) {
    if (!job_.empty()) return finish_job();
    if (!run_) return result;
    watch_.reset();
    detail::attached_probe.store(nullptr);
    coverage seen = run_->take(parts_left_out);
    if (file_) return finish_record(result, seen);
    return judge_this(result, seen);
  }

  std::string only_test_;

 private:
  void put_in_place(const std::string& text) {
    const auto m = mutant_name::from(text);
    if (!m) throw failure(verdict::usage, std::string(mutant_variable) + " names no mutant: " + text);
    in_place_ = std::make_unique<mutant_in_place>(*m);
    watch_.emplace(*in_place_);
    detail::attached_replacer.store(in_place_.get());
    detail::attached_probe.store(in_place_.get());
  }
  int finish_job() {
    if (in_place_) trial_.reached = in_place_->reached();
    if (!ran_) return 1;  // no result: the test is not there any more
    std::ofstream out(job_, std::ios::trunc);
    out << trial_.text();
    out.flush();
    return out ? 0 : 1;
  }

  /// What is the same for every process of the program is written once.
  int finish_record(int result, coverage& seen) {
    try {
      const std::filesystem::path folder = variable("ROWSCOPE_AUDIT_DIR");
      auto& [path, info] = *seen.binaries.begin();
      const auto manifest = folder / ("manifest." + hash_of(path + info.stamp) + ".json");
      if (!std::filesystem::exists(manifest)) {
        coverage all;
        all.binaries = seen.binaries;
        all.binaries.begin()->second.chose_sections = false;
        for (const auto& [key, site] : seen.sites) all.sites[key];
        coverage_file(folder, path).finish(all, manifest);
      }
      info.known_tests.clear();
      std::erase_if(seen.sites, [](const auto& s) { return s.second.tests.empty(); });
      file_->finish(seen);
    } catch (const failure& e) {
      std::cerr << "audit: " << to_string(e.why()) << ": " << e.what() << std::endl;
      return result != 0 ? result : below;
    }
    return result;
  }

  int judge_this(int result, const coverage& seen) {
    if (!seen.is_full()) {
      std::cout << "audit: partial run, query coverage not enforced" << std::endl;
      return result;
    }
    // Where no test was run none failed; some frameworks end with an exit code of their own then, as Catch2 3 does.
    if (result != 0 && !seen.tests.empty()) {
      std::cout << "audit: the tests failed, query coverage not judged" << std::endl;
      return result;
    }
    try {
      const std::vector<site_key> sites = registered_sites();
      prove_result proven;
      if (options_.asked == level::proven) proven = prove_here(seen);
      judgement j = judge(sites, seen, proven.proofs, options_);
      if (proven.used_up && j.result != verdict::pass) {
        j.problems.insert(j.problems.begin(), {verdict::incomplete,
                                               "the budget was used up before everything was tried; "
                                               "ROWSCOPE_AUDIT_BUDGET is its seconds"});
        j.result = verdict::incomplete;
      }
      write_text(std::cout, j, options_.asked);
      std::cout.flush();
      return j.result == verdict::pass ? 0 : below;
    } catch (const failure& e) {
      std::cout << "audit: " << to_string(e.why()) << ": " << e.what() << std::endl;
      return below;
    }
  }
  prove_result prove_here(const coverage& seen) {
    prove_options o{.jobs = jobs_here()};
    if (const std::string seconds = variable("ROWSCOPE_AUDIT_BUDGET"); !seconds.empty())
      o.budget = seconds_from(seconds);
    const std::filesystem::path file = proofs_of_this_program();
    prove_result r = prove(seen, read_proofs(file), o);
    std::error_code ignored;
    if (std::filesystem::exists(file.parent_path(), ignored)) write_proofs(file, r.proofs);
    return r;
  }

  std::string job_;
  std::string running_;
  bool ran_ = false;
  trial_result trial_;
  gate_options options_;
  std::unique_ptr<recorded_run> run_;
  std::unique_ptr<mutant_in_place> in_place_;
  std::unique_ptr<coverage_file> file_;
  std::optional<observation> watch_;  ///< ends before what it tells
};

test_session::test_session() : state_(std::make_unique<state>()) {}
test_session::~test_session() = default;

void test_session::knows(std::vector<std::string> tests) { state_->knows(std::move(tests)); }
const std::string& test_session::only_test() const noexcept { return state_->only_test_; }
void test_session::starts(std::string_view name, std::string_view file, std::uint32_t line) {
  state_->starts(name, file, line);
}
void test_session::ends(bool passed, std::int64_t assertions) { state_->ends(passed, assertions); }
int test_session::finish(int result, bool parts_left_out) { return state_->finish(result, parts_left_out); }

}  // namespace rowscope::audit
