#pragma once
#include <array>

#include "guarded_world.hpp"

namespace rowscope_tests::guarded {

/// What a statement did in each of the worlds.
using effects = std::array<unguarded_world::effect, 3>;

/// Of what was run under the guard: whether it was not the same in each world, or the others' rows are not as they
/// were. Where it failed they were not read again: what it wrote was undone.
[[nodiscard]] bool is_leak(const effects& done, const std::array<text_rows, 3>& others);
/// What the statement said in each world.
[[nodiscard]] std::string to_string(const effects& done);

/// Runs statements as tenant 1 in the three worlds, and compares.
class compared_worlds {
 public:
  compared_worlds();

  [[nodiscard]] effects run(const std::string& sql);
  /// Of a SELECT, many times as fast: the rows of the tenants are not looked at each time.
  [[nodiscard]] effects read(const std::string& sql);
  [[nodiscard]] bool is_leak(const effects& done) const { return guarded::is_leak(done, others_); }
  /// Whether it tells of others, or touches them, in plain SQLite.
  [[nodiscard]] bool is_harmful_without_guard(const std::string& sql) const;
  /// Whether the others' rows are as they were, seen from outside.
  [[nodiscard]] bool are_untouched();

 private:
  std::array<guarded_world, 3> guarded_;
  std::array<unguarded_world, 3> plain_;
  std::array<text_rows, 3> others_;
};

}  // namespace rowscope_tests::guarded
