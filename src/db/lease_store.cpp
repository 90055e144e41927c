#include "lease_store.hpp"

#include <memory>
#include <mutex>
#include <vector>

#include <rowscope/error.hpp>

namespace rowscope::detail {
namespace {

class lease_store {
 public:
  lease& take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) {
      free_.reserve(all_.size() + 1);
      return *all_.emplace_back(std::make_unique<lease>());
    }
    lease* l = free_.back();
    free_.pop_back();
    return *l;
  }
  void give_back(lease& l) noexcept {
    const std::lock_guard lock(mutex_);
    free_.push_back(&l);  // take() has made room for all
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<lease>> all_;
  std::vector<lease*> free_;
};

lease_store& leases() {
  static auto& store = *new lease_store;
  return store;
}

}  // namespace

lease& take_lease() { return leases().take(); }

void put_back(lease& l) noexcept {
  l.of = nullptr;
  l.from = nullptr;
  leases().give_back(l);
}

void end_generation(lease& l) noexcept {
  l.generation.store(l.generation.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}

std::uint64_t next_thread_mark() noexcept {
  static constinit std::atomic<std::uint64_t> last{0};
  return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

void throw_lease_over(bool moved_from) {
  throw usage_error(moved_from ? "this session was moved from; use the one it was moved to"
                               : "the lease is over: the session has ended, its database was destroyed, or the session "
                                 "of SOCI's that it was borrowed from was closed; make a new session from a database "
                                 "that lives");
}

void give_back(lease& l) noexcept { l.from->give_back(l); }

}  // namespace rowscope::detail
