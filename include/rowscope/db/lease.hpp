#pragma once
#include <atomic>
#include <cstdint>
#include <source_location>
#include <utility>

#include <rowscope/db/connection.hpp>

namespace rowscope::detail {

struct lease;

/// What lends a connection, and takes it back.
class lease_owner {
 public:
  lease_owner() = default;
  lease_owner(const lease_owner&) = delete;
  lease_owner& operator=(const lease_owner&) = delete;
  virtual void give_back(lease& l) noexcept = 0;

 protected:
  ~lease_owner() = default;
};

/// A connection while somebody has it.
///
/// INVARIANT: the memory of a lease lives as long as the process, and its generation changes when it is given back, or
/// when its database is destroyed, or the session of SOCI's that it was borrowed from is closed. So a handle (lease,
/// generation) that is too old is told, never followed.
struct lease {
  std::atomic<std::uint64_t> generation{0};
  std::uint32_t holders = 0;  ///< sessions, and rows of temporary sessions
  connection* of = nullptr;
  lease_owner* from = nullptr;
  std::atomic<std::uint64_t> thread{0};  ///< that used it last
  std::source_location made{};
};

[[nodiscard]] std::uint64_t next_thread_mark() noexcept;
/// Different for each thread of the process, also for those that have ended; never 0.
[[nodiscard]] inline std::uint64_t this_thread_mark() noexcept {
  static thread_local constinit std::uint64_t mark = 0;
  if (mark == 0) [[unlikely]]
    mark = next_thread_mark();
  return mark;
}

[[noreturn]] void throw_lease_over(bool moved_from);
void give_back(lease& l) noexcept;

/// Refers to a lease, and knows when it is over.
class lease_ref {
 public:
  lease_ref() = default;
  explicit lease_ref(lease& l) noexcept : lease_(&l), generation_(l.generation.load(std::memory_order_relaxed)) {}

  [[nodiscard]] bool is_alive() const noexcept {
    return lease_ != nullptr && lease_->generation.load(std::memory_order_relaxed) == generation_;
  }
  /// \throws usage_error when the lease is over
  [[nodiscard]] connection& get() const {
    if (!is_alive()) [[unlikely]]
      throw_lease_over(lease_ == nullptr);
    lease_->thread.store(this_thread_mark(), std::memory_order_relaxed);
    return *lease_->of;
  }

 protected:
  lease* lease_ = nullptr;
  std::uint64_t generation_ = 0;
};

/// A share of a lease. The connection goes back with the last one.
class lease_holder : public lease_ref {
 public:
  lease_holder() = default;
  explicit lease_holder(lease& l) noexcept : lease_ref(l) { ++l.holders; }
  lease_holder(const lease_holder& other) noexcept : lease_ref(other) {
    if (is_alive()) ++lease_->holders;
  }
  lease_holder(lease_holder&& other) noexcept : lease_ref(other) {
    other.lease_ = nullptr;
    if (is_alive()) lease_->thread.store(this_thread_mark(), std::memory_order_relaxed);
  }
  lease_holder& operator=(lease_holder other) noexcept {
    std::swap(lease_, other.lease_);
    std::swap(generation_, other.generation_);
    return *this;
  }
  ~lease_holder() {
    if (is_alive() && --lease_->holders == 0) give_back(*lease_);
  }
};

}  // namespace rowscope::detail
