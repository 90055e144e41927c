#pragma once
#include <chrono>
#include <memory>
#include <string>

#include <sqlite3.h>

#include <rowscope/db/raw_host.hpp>

#include "../guard_log.hpp"

namespace rowscope::detail::sqlite {

class sqlite_connection;

/// What one execution of a raw statement has used of its limits.
struct raw_progress {
  std::chrono::nanoseconds spent{};
  std::size_t rows = 0;
};

/// What prepares and steps raw statements of an SQLite connection.
class sqlite_raw_host : public raw_host {
 public:
  /// \throws guard_refused for what is refused before the database has seen it
  virtual int prepare(const plan& p, sqlite3_stmt** statement) = 0;
  virtual int step(sqlite3_stmt* statement, raw_progress& progress) = 0;
  /// A statement of prepare() that is about to be finalized.
  virtual void forget(sqlite3_stmt* statement) noexcept = 0;
  /// Throws what the failed prepare or step means, in words of what the user wrote.
  [[noreturn]] virtual void fail(int result, const plan& p) = 0;
  /// How many rows the last raw write wrote, and the key of the last row that it inserted.
  [[nodiscard]] virtual std::int64_t written_rows() const noexcept = 0;
  [[nodiscard]] virtual std::int64_t written_key() const noexcept = 0;
  /// Around what is done to the tables themselves: an index is not made on a view.
  virtual void drop_views() = 0;
  virtual void create_views() = 0;
};

/// Installs the guard on a connection that was set up. The guard defines it. \throws database_error
/// \param log to which statements in report mode are told
[[nodiscard]] std::unique_ptr<sqlite_raw_host> make_raw_host(sqlite_connection& on, const guard& modes,
                                                             std::shared_ptr<guard_log> log);

}  // namespace rowscope::detail::sqlite
