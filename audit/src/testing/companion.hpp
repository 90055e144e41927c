#pragma once
#include <rowscope/db/connection.hpp>
#include <rowscope/error.hpp>

namespace rowscope::audit {

/// Runs a plan beside an execution that a probe looks at, on its connection and with its values. `held_to`: the scope
/// that the database holds it to, where it does.
class companion {
 public:
  companion(const detail::plan& p, detail::cursor& original, const scope& held_to)
      : cursor_(original.owner().acquire(p)) {
    cursor_.begin_part(held_to);
    detail::execution_guard guard(cursor_);
    cursor_.bind_as(original);
    guard.dismiss();
  }
  companion(const companion&) = delete;
  companion& operator=(const companion&) = delete;
  ~companion() {
    if (cursor_.generation() == generation_) cursor_.finish(outcome::ok);
  }
  /// Its rows, at the first one, or over.
  [[nodiscard]] detail::cursor& rows() {
    cursor_.advance();
    return cursor_;
  }
  /// \returns how many rows it wrote
  std::int64_t write() {
    cursor_.run();
    return cursor_.changed_rows();
  }

 private:
  detail::cursor& cursor_;
  std::uint32_t generation_ = cursor_.generation();
};

/// Whether a write that has failed succeeds as this plan and in this scope. It is undone.
inline bool succeeds(const detail::plan& p, detail::cursor& original, const scope& held_to) {
  bool done = false;
  try {
    const detail::trial undone(original.owner());
    companion(p, original, held_to).write();
    done = true;
  } catch (const error&) {
  }
  return done;
}

}  // namespace rowscope::audit
