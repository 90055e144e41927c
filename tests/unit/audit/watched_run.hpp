#pragma once
#include <filesystem>
#include <set>

#include <rowscope/db/cursor.hpp>

#include "testing/recorded_run.hpp"

namespace rowscope_tests {

/// Records one test, with the mutants beside each of its statements, as the audit does.
class watched_run {
 public:
  watched_run() { start(); }
  watched_run(const watched_run&) = delete;
  watched_run& operator=(const watched_run&) = delete;
  ~watched_run() { rowscope::detail::attached_probe.store(nullptr); }

  /// The mutants that gave something else at the site since it was asked the last time.
  std::set<rowscope::audit::mutation> take(const std::string& site) {
    std::set<rowscope::audit::mutation> all;
    bool is_reached = false;
    for (const auto& [test, r] : site_of(site).tests) {
      is_reached = true;
      all.insert(r.distinguished.begin(), r.distinguished.end());
    }
    start();
    if (!is_reached) throw std::logic_error("no statement of " + site + " was run");
    return all;
  }
  /// The instances of which one's predicate alone was taken out, and something else came of it.
  [[nodiscard]] std::map<std::string, std::int64_t> seen_per_table(const std::string& site) {
    return site_of(site).seen_per_table;
  }
  [[nodiscard]] rowscope::audit::mutant mutant(const std::string& site, rowscope::audit::mutation kind) {
    return site_of(site).mutants.at(kind);
  }

 private:
  void start() {
    watch_.reset();
    run_ = std::make_unique<rowscope::audit::recorded_run>(std::filesystem::canonical("/proc/self/exe").string());
    run_->starts_test("the test", __FILE__, __LINE__);
    watch_.emplace(*run_);
    rowscope::detail::attached_probe.store(run_.get());
  }
  rowscope::audit::audited_site site_of(const std::string& name) {
    for (const auto& [key, site] : run_->take(false).sites)
      if (key.name == name) return site;
    throw std::logic_error("there is no site " + name);
  }

  std::unique_ptr<rowscope::audit::recorded_run> run_;
  std::optional<rowscope::observation> watch_;
};

}  // namespace rowscope_tests
