#pragma once
#include <rowscope/db/lease.hpp>

namespace rowscope::detail {

/// A share of a running select: with the last one it ends. What the rows of a statement are a handle on.
class shared_execution {
 public:
  shared_execution() = default;
  /// Takes over the execution, which has made its first step.
  explicit shared_execution(cursor& c) noexcept : cursor_(&c), generation_(c.generation()) {}
  /// The rows of a temporary session keep its lease.
  shared_execution(cursor& c, const lease_holder& lease) noexcept
      : cursor_(&c), generation_(c.generation()), lease_(lease) {}
  shared_execution(const shared_execution& other) noexcept
      : cursor_(other.cursor_), generation_(other.generation_), lease_(other.lease_) {
    if (is_running()) cursor_->share();
  }
  shared_execution(shared_execution&& other) noexcept
      : cursor_(std::exchange(other.cursor_, nullptr)),
        generation_(other.generation_),
        lease_(std::move(other.lease_)) {}
  shared_execution& operator=(shared_execution other) noexcept {
    std::swap(cursor_, other.cursor_);
    std::swap(generation_, other.generation_);
    std::swap(lease_, other.lease_);
    return *this;
  }
  ~shared_execution() {
    if (is_running()) cursor_->leave();
  }

  /// \throws usage_error once the execution is over
  [[nodiscard]] cursor& checked() const {
    if (!is_running()) [[unlikely]]
      throw_rows_over();
    return *cursor_;
  }
  [[nodiscard]] std::uint32_t generation() const noexcept { return generation_; }
  /// Also once it is over. \pre it was not moved from
  [[nodiscard]] const plan& made_from() const noexcept { return cursor_->made_from(); }

 private:
  [[nodiscard]] bool is_running() const noexcept { return cursor_ != nullptr && cursor_->generation() == generation_; }

  // The lease is declared last and so ends first; the execution is over before, in the destructor.
  cursor* cursor_ = nullptr;
  std::uint32_t generation_ = 0;
  lease_holder lease_{};
};

}  // namespace rowscope::detail
