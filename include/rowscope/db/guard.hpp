#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <rowscope/schema/describe.hpp>

namespace rowscope {

/// What session.raw() and session.soci() may do.
enum class raw_mode : std::uint8_t {
  off,     ///< nothing
  report,  ///< what is written, on the rows of every tenant: the way in for a program that exists. \see guard_reports
  read_only,   ///< read the rows of the scope
  read_write,  ///< write them too
};

/// What raw SQL may do with a table that no rs::table declares.
enum class undeclared_tables : std::uint8_t {
  refuse,
  report,  ///< use it as it is written. Of views and virtual tables only where everything is in report mode
};

/// How raw SQL is held to the scope of its session, and the limits of one raw statement:
/// `rs::guard{.mode = rs::raw_mode::read_write}.report<tickets, comments>()`.
struct guard {
  /// Of each table that has no mode of its own. With `report`, undeclared tables are reported too; and while no table
  /// has another mode, so is everything else that the guard would refuse.
  raw_mode mode = raw_mode::read_only;
  undeclared_tables undeclared = undeclared_tables::refuse;
  /// How long the database may work on a statement and its rows.
  std::chrono::milliseconds longest{30'000};
  /// How many rows a statement may give.
  std::size_t most_rows = 10'000'000;
  /// By how many bytes the memory that SQLite has in the whole process may grow while a statement runs. Looked at from
  /// time to time: one value may make it more by its own size.
  std::size_t most_memory = std::size_t{1} << 30U;
  /// The tables with a mode of their own, which off(), report(), read_only() and read_write() give them.
  std::vector<std::pair<const table_info*, raw_mode>> tables{};

  /// Raw SQL does not see these tables.
  template <class... Tables>
  [[nodiscard]] guard off() const {
    return with<Tables...>(raw_mode::off);
  }
  /// Raw SQL that names one of these tables runs as it is written, and what the guard would have refused or filtered is
  /// recorded. Its other tables keep their modes.
  template <class... Tables>
  [[nodiscard]] guard report() const {
    return with<Tables...>(raw_mode::report);
  }
  template <class... Tables>
  [[nodiscard]] guard read_only() const {
    return with<Tables...>(raw_mode::read_only);
  }
  template <class... Tables>
  [[nodiscard]] guard read_write() const {
    return with<Tables...>(raw_mode::read_write);
  }

  /// The mode of a table: its own, the last one given, or that of all.
  [[nodiscard]] raw_mode mode_of(const table_info& table) const noexcept;
  /// Whether there is anything that raw SQL may do.
  [[nodiscard]] bool is_on() const noexcept;

 private:
  template <class... Tables>
  [[nodiscard]] guard with(raw_mode its_own) const {
    static_assert(sizeof...(Tables) > 0 && (declared_table<Tables> && ...),
                  "rowscope: a mode is given to declared tables: rs::guard{}.report<tickets, comments>()");
    guard g = *this;
    if constexpr ((declared_table<Tables> && ...)) (g.tables.emplace_back(&info_of<Tables>, its_own), ...);
    return g;
  }
};

}  // namespace rowscope
