#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace rowscope {

/// What session.raw() and session.soci() may do.
enum class raw_mode : std::uint8_t {
  off,         ///< nothing: no guard is installed
  read_only,   ///< read the rows of the scope
  read_write,  ///< write them too
};

/// Raw SQL, and the limits of one raw statement.
struct raw_options {
  raw_mode mode = raw_mode::read_only;
  /// How long the database may work on a statement and its rows.
  std::chrono::milliseconds longest{30'000};
  /// How many rows a statement may give.
  std::size_t most_rows = 10'000'000;
  /// By how many bytes the memory that SQLite has in the whole process may grow while a statement runs. Looked at from
  /// time to time: one value may make it more by its own size.
  std::size_t most_memory = std::size_t{1} << 30U;
};

}  // namespace rowscope
