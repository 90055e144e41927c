#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>

#include <rowscope/db/connection.hpp>

#include "mutants.hpp"

namespace rowscope::audit {

/// The mutants of one plan, ready to be run beside it.
struct probed_plan {
  std::map<mutation, mutant_plan> mutants;
  std::map<std::string, mutant_plan> per_table;
  std::unique_ptr<detail::plan> keys;         ///< of an update or a remove: the rows that it touches
  std::unique_ptr<detail::plan> mutant_keys;  ///< and those that it would touch without its predicate
};

/// What running the mutants of one execution beside it showed.
struct finding_of_execution {
  std::set<mutation> distinguished;
  std::set<std::string> distinguished_tables;
  bool is_compared = false;  ///< the rows of the execution, and those of its mutant
  bool only_counted = false;
  std::optional<scope> of_mutants;  ///< the scope that the database holds mutants to, where it holds statements to one
  std::string hindered{};           ///< why no mutant could be run; empty where they were
  std::optional<std::int64_t> mutant_wrote{};  ///< of a raw write: how many rows the mutant wrote; none where it failed
};

/// Runs the mutants of each watched execution beside it, on its connection, and tells which gave something else.
///
/// Nothing that it does stays: selects only read, and writes are tried in a savepoint that is undone.
class mutant_probe : public detail::probe {
 public:
  void starts(detail::cursor& c) noexcept override;
  void ends(detail::cursor& c, outcome how) noexcept override;

 protected:
  /// After each execution, on its thread.
  virtual void compared(const detail::plan& p, const probed_plan& mutants, const finding_of_execution& found,
                        const scope& s) = 0;

 private:
  const probed_plan& probed(detail::cursor& c);
  static void add_raw_mutant(detail::cursor& c, probed_plan& made);
  static void widen(detail::cursor& c, finding_of_execution& found);
  void compare_reads(detail::cursor& c, const probed_plan& mutants, finding_of_execution& found);

  std::mutex mutex_;
  std::map<const detail::plan*, probed_plan> plans_;
  std::map<const detail::cursor*, finding_of_execution> open_;
};

}  // namespace rowscope::audit
