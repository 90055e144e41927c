#pragma once
#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <vector>

namespace rowscope {

class database;

/// A row of another tenant, or of none, that a statement has read or written.
struct foreign_row {
  std::string table;
  std::string key;  ///< its key's values, with a comma between them; of a table without a declared key its rowid

  friend bool operator==(const foreign_row&, const foreign_row&) = default;
};

/// What raw SQL in report mode has done that the guard would not have let it do. \see raw_mode::report
struct guard_report {
  std::string site{};  ///< area.purpose; empty for a borrowed session, which file and line tell of
  std::string file{};  ///< base name of the file in which the site is written
  std::uint32_t line = 0;
  std::string sql{};             ///< without its values
  std::string would_refuse{};    ///< why the guard would have refused it; empty where it would not
  std::uint64_t executions = 0;  ///< that came to their end, or to their first row
  /// Of these, how many wrote rows of other tenants, or read ones without which they would have given something else.
  std::uint64_t foreign = 0;
  /// Of these, how many could not be looked at, so that whose rows they read is not known.
  std::uint64_t unseen = 0;
  std::vector<foreign_row> sample{};  ///< at most most_sampled of the rows of others, each once

  static constexpr std::size_t most_sampled = 5;
};

/// The statements in report mode that the guard would have refused or filtered, or that could not be looked at: each
/// text once at each site, in the order in which they first ran on this database. At most 10,000 are kept.
///
/// A select is looked at by running it a second time, over rows that are counted, and, where rows of others were among
/// them, a third time, without these. What a write reads is looked at in an INSERT ... SELECT only.
/// \par Thread safety any thread
[[nodiscard]] std::vector<guard_report> guard_reports(const database& db);

/// Some lines for each.
void print(std::ostream& out, std::span<const guard_report> reports);

}  // namespace rowscope
