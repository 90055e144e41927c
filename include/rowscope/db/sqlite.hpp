#pragma once
#include <chrono>
#include <cstddef>
#include <string>

#include <rowscope/db/guard.hpp>

struct sqlite3;

namespace rowscope {

struct sqlite_options {
  /// Connections, which are opened when they are first needed. At least 1.
  std::size_t pool_size = 8;
  /// How long a session waits for a free connection before connection_error.
  std::chrono::milliseconds lease_timeout{5000};
  /// How long a statement waits for the lock of another connection before busy.
  std::chrono::milliseconds busy_timeout{5000};
  /// Prepared statements that each connection keeps, at least 1. The one that was used longest ago makes room for
  /// another.
  std::size_t statement_cache = 1000;
  /// What SQL that the library did not write may do. \see session::raw
  rowscope::guard guard{};
  /// Called with each connection when it has been opened and set up: to create the application's own SQL functions and
  /// collations. It must not keep the handle, which has no mutex, nor run statements, which nothing scopes.
  /// \see sql_function
  void (*on_open)(sqlite3* connection) = nullptr;
};

/// Where an SQLite database is.
struct sqlite_source {
  enum class storage : std::uint8_t { file, memory, temporary };

  storage where = storage::file;
  std::string path{};
  sqlite_options options{};
};

/// A file, made where it does not exist. In WAL mode, with foreign keys enforced.
[[nodiscard]] inline sqlite_source sqlite(std::string path, sqlite_options options = {}) {
  return {sqlite_source::storage::file, std::move(path), options};
}
/// A database in memory: one connection, whatever the options say.
[[nodiscard]] inline sqlite_source sqlite_memory(sqlite_options options = {}) {
  return {sqlite_source::storage::memory, {}, options};
}
/// A file of its own in the directory for temporary files, removed with the database: for tests.
[[nodiscard]] inline sqlite_source sqlite_temporary(sqlite_options options = {}) {
  return {sqlite_source::storage::temporary, {}, options};
}

}  // namespace rowscope
