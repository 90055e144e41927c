#pragma once
#include <rowscope/db/guard.hpp>
#include <rowscope/error.hpp>

#include "wire.hpp"

namespace rowscope::detail::postgresql {

/// \throws usage_error where no raw SQL can run
void check_raw_is_on(const guard& modes, bool is_distributed);

/// \throws guard_refused
[[noreturn]] void throw_too_many_rows(std::size_t most, const error_place& place);

/// What a raw statement is sent with, so that it keeps to the modes and the limits of the guard.
class raw_limits {
 public:
  explicit raw_limits(const guard& modes) : modes_(modes) {}

  [[nodiscard]] bool reads_only() const noexcept { return modes_.mode != raw_mode::read_write; }
  [[nodiscard]] std::size_t most_rows() const noexcept { return modes_.most_rows; }

  /// Adds what goes before the statement. \param in_savepoint it reads only, in a transaction that may write
  /// \returns how many answers there will be
  [[nodiscard]] std::size_t send_before(wire& to, bool in_savepoint) const;
  /// Adds what goes behind it, whose answers nobody needs.
  void send_behind(wire& to, bool in_savepoint) const;

 private:
  guard modes_;
};

}  // namespace rowscope::detail::postgresql
