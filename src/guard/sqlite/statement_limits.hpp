#pragma once
#include <functional>

#include <rowscope/db/guard.hpp>
#include <rowscope/error.hpp>

#include "../../db/sqlite/sqlite_raw_host.hpp"

namespace rowscope::detail::sqlite {

/// What raw statements of one connection may use of time, rows and memory.
class statement_limits {
 public:
  statement_limits(sqlite3* on, const guard& limits) : on_(on), limits_(limits) {}

  /// Does a part of the statement's work, which SQLite breaks off with SQLITE_INTERRUPT where it goes over a limit.
  void within(raw_progress& progress, const std::function<void()>& work);
  /// \returns whether the row is still within the limit
  [[nodiscard]] bool count_row(raw_progress& progress) noexcept;
  /// A statement begins.
  void forget() noexcept { reached_ = limit::none; }
  /// Throws where the last part was broken off. \throws guard_refused
  void throw_if_reached(const error_place& place);

 private:
  /// Why a part was broken off.
  enum class limit : std::uint8_t { none, time, rows, memory };

  sqlite3* on_;
  const guard& limits_;
  limit reached_ = limit::none;
};

}  // namespace rowscope::detail::sqlite
