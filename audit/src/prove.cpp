#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include <rowscope/audit/failure.hpp>
#include <rowscope/audit/proof.hpp>

#include "fingerprint.hpp"
#include "raw_verb.hpp"
#include "trial.hpp"

namespace rowscope::audit {
namespace {

using clock = std::chrono::steady_clock;

constexpr std::chrono::seconds shortest_time_out{5};
constexpr int times_its_duration = 10;

/// The file that the test stands in. The program, where that is not found: it was compiled in another folder under a
/// relative name.
std::filesystem::path source_of(const coverage& tests, const test_key& key) {
  std::filesystem::path file = tests.tests.at(key).file;
  const auto binary = tests.binaries.find(key.binary);
  if (file.is_relative() && binary != tests.binaries.end()) file = binary->second.directory / file;
  std::error_code ignored;
  return std::filesystem::exists(file, ignored) ? file : std::filesystem::path(key.binary);
}

/// Whether nothing but the order of the rows can be different: all of them were compared beside each execution, and
/// were equal. What no ORDER BY orders comes otherwise by another plan, and a test that relies on it would fail.
bool differs_in_order_only(const site_key& key, const audited_site& site, mutation kind, const reach& r) {
  const bool reads =
      key.verb == "select" || (key.verb == "raw" && std::ranges::all_of(site.sql, [](const std::string& sql) {
                                 return has_raw_verb(sql, "select");
                               }));
  return reads && kind == mutation::predicates && !r.distinguished.contains(kind) && r.compared == r.executions &&
         r.rows > r.executions;
}

/// One mutant of one site, and the tests that may kill it in the order in which they are tried.
struct task {
  const site_key* site = nullptr;
  mutation kind = mutation::predicates;
  std::vector<test_key> tests;
  proof known;
};

class prover {
 public:
  prover(const coverage& tests, proof_list known, const prove_options& options)
      : tests_(tests), options_(options), end_(clock::now() + options.budget) {
    result_.proofs = std::move(known);
    std::erase_if(result_.proofs, [&](const auto& p) { return !tests_.sites.contains(p.first); });
    for (const auto& [key, site] : tests_.sites)
      for (const auto& [kind, m] : site.mutants)
        if (!m.sql.empty() && (options_.only_site.empty() || options_.only_site == key.name)) add_task(key, site, kind);
  }

  prove_result run() && {
    const std::size_t wanted = options_.jobs != 0 ? options_.jobs
                               : uses_server()    ? 1
                                                  : std::thread::hardware_concurrency();
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < std::clamp<std::size_t>(wanted, 1, std::max<std::size_t>(tasks_.size(), 1)); ++i)
      threads.emplace_back([this] { work(); });
    threads.clear();
    if (failed_) std::rethrow_exception(failed_);
    return std::move(result_);
  }

 private:
  /// Two tests at once in one database may make each other fail, and a mutant would look killed.
  [[nodiscard]] bool uses_server() const {
    return std::ranges::any_of(tests_.binaries, [](const auto& b) { return b.second.uses_server; });
  }

  void add_task(const site_key& key, const audited_site& site, mutation kind) {
    task t{&key, kind, {}, {}};
    for (const auto& [test, r] : site.tests)
      if (const auto at = tests_.tests.find(test); at != tests_.tests.end() && at->second.passed &&
                                                   at->second.assertions > 0 &&
                                                   !differs_in_order_only(key, site, kind, r))
        t.tests.push_back(test);
    const auto rank = [&](const test_key& test) {
      return std::tuple(!site.tests.at(test).distinguished.contains(kind), tests_.tests.at(test).duration, test);
    };
    std::ranges::sort(t.tests, {}, rank);
    if (t.tests.size() > options_.most_tests) t.tests.resize(options_.most_tests);
    proof& known = result_.proofs[key][kind];
    const std::string fingerprint = fingerprint_of(site, kind);
    if (known.fingerprint != fingerprint) known = {.fingerprint = fingerprint};
    forget_changed(known, t.tests);
    t.known = options_.again ? proof{.fingerprint = fingerprint} : known;
    if (!t.known.killed_by) tasks_.push_back(std::move(t));
  }

  /// What was seen of a test whose source is another one by now, or that does not come to the site any more.
  void forget_changed(proof& known, const std::vector<test_key>& tests) {
    std::erase_if(known.trials, [&](const auto& t) {
      const bool there = std::ranges::find(tests, t.first) != tests.end();
      const std::string now = there ? content_of(t.first) : std::string();
      return now.empty() || now != known.test_contents[t.first];
    });
    if (known.killed_by && !known.trials.contains(*known.killed_by)) known.killed_by.reset();
  }

  const std::string& content_of(const test_key& test) {
    const std::filesystem::path file = source_of(tests_, test);
    const std::lock_guard lock(mutex_);
    const auto [at, is_new] = contents_.try_emplace(file);
    if (is_new) at->second = hash_of_file(file);
    return at->second;
  }

  void work() {
    while (true) {
      const std::size_t i = next_.fetch_add(1);
      if (i >= tasks_.size()) return;
      try {
        work_on(tasks_[i]);
      } catch (...) {
        const std::lock_guard lock(mutex_);
        if (!failed_) failed_ = std::current_exception();
        next_ = tasks_.size();
      }
      const std::size_t done = done_.fetch_add(1) + 1;
      if (options_.progress) {
        const std::lock_guard lock(mutex_);
        options_.progress(done, tasks_.size());
      }
    }
  }

  void work_on(task& t) {
    for (const test_key& test : t.tests) {
      if (t.known.trials.contains(test)) continue;
      if (clock::now() >= end_) {
        const std::lock_guard lock(mutex_);
        result_.used_up = true;
        if (options_.again) return;  // what was known is better than half of it
        break;
      }
      const trial came = try_one(t, test);
      t.known.trials[test] = came;
      t.known.test_contents[test] = content_of(test);
      if (came != trial::killed) continue;
      t.known.killed_by = test;
      break;
    }
    const std::lock_guard lock(mutex_);
    result_.proofs[*t.site][t.kind] = t.known;
  }

  trial try_one(const task& t, const test_key& test) {
    const trial alone = control(test);
    if (alone != trial::survived) return alone == trial::killed ? trial::fails_anyway : alone;
    const mutant_name m{t.kind, t.site->shape, t.site->line, t.site->name};
    const trial first = run(test, m);
    // A test that fails now and then proves nothing.
    const trial came = first == trial::killed ? run(test, m) : first;
    // Nor does one that fails on what a mutant has left in a database that outlives the process.
    if (came == trial::killed && uses_server() && run(test, std::nullopt) != trial::survived)
      return trial::fails_anyway;
    return came;
  }

  /// The test without a mutant: it must pass alone, or its failing with one tells nothing.
  trial control(const test_key& test) {
    {
      const std::lock_guard lock(mutex_);
      if (const auto at = controls_.find(test); at != controls_.end()) return at->second;
    }
    const trial came = run(test, std::nullopt);
    const std::lock_guard lock(mutex_);
    return controls_.emplace(test, came).first->second;
  }

  trial run(const test_key& test, const std::optional<mutant_name>& m) {
    {
      const std::lock_guard lock(mutex_);
      ++result_.runs;
    }
    const auto binary = tests_.binaries.find(test.binary);
    const std::string directory = binary != tests_.binaries.end() ? binary->second.directory : std::string();
    return run_trial(test, directory, m, tests_.tests.at(test).duration * times_its_duration + shortest_time_out);
  }

  const coverage& tests_;
  const prove_options& options_;
  clock::time_point end_;
  std::vector<task> tasks_;
  std::atomic<std::size_t> next_{0};
  std::atomic<std::size_t> done_{0};
  std::mutex mutex_;
  prove_result result_;
  std::map<test_key, trial> controls_;
  std::map<std::filesystem::path, std::string> contents_;
  std::exception_ptr failed_;
};

}  // namespace

prove_result prove(const coverage& tests, proof_list known, const prove_options& options) {
  return prover(tests, std::move(known), options).run();
}

}  // namespace rowscope::audit
