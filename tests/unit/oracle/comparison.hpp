#pragma once
#include <map>
#include <optional>

#include "shared_database.hpp"
#include "tenant_database.hpp"

namespace rowscope_tests::oracle {

/// One step is a list of choices; the first say what it is: a statement, or the begin or end of a transaction.
using step = std::vector<std::uint16_t>;
struct program {
  std::uint16_t sharing = 0;  ///< how the tenants are divided among sessions
  std::vector<step> steps{};
};

/// What was run, over all programs.
struct mix {
  std::int64_t statements = 0;
  std::int64_t succeeded = 0;
  std::int64_t with_rows = 0;  ///< succeeded, and read or changed at least one row
  std::int64_t touched_foreign_keys = 0;
  std::int64_t told_otherwise = 0;  ///< failed on both sides, of several failures the other one first
  std::int64_t refused = 0;         ///< by the one database, or by the one form of the statement; and so not compared
  std::int64_t in_transactions = 0;
  std::int64_t under_sets = 0;
  std::map<std::string, std::int64_t> of_kind{};
  std::map<std::string, std::int64_t> of_failure{};
};

/// Runs programs on one database that all tenants share, through rowscope, and on one database for each session's rows,
/// without it.
class comparison {
 public:
  comparison();
  comparison(const comparison&) = delete;
  comparison& operator=(const comparison&) = delete;
  ~comparison();

  /// \returns the first difference, with the steps that led to it; none where all is equal
  std::optional<std::string> run(const program& p);
  [[nodiscard]] const mix& counts() const noexcept { return mix_; }

 private:
  class one_run;
  tenant_database& database_of(const part& p);

  shared_database shared_{};
  std::map<std::pair<std::vector<std::int64_t>, std::vector<std::int64_t>>, tenant_database> separate_{};
  mix mix_{};
};

}  // namespace rowscope_tests::oracle
