#include "pool.hpp"

#include <algorithm>

namespace rowscope::detail {
namespace {

/// Leases that no pool uses now. Their memory is never given back, so that a handle on an old one stays harmless.
class lease_store {
 public:
  lease* take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return all_.emplace_back(std::make_unique<lease>()).get();
    lease* l = free_.back();
    free_.pop_back();
    return l;
  }
  void give_back(lease* l) {
    const std::lock_guard lock(mutex_);
    free_.push_back(l);
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

constexpr std::chrono::milliseconds longest_wait = std::chrono::hours(24 * 365 * 100);

void end_generation(lease& l) {
  l.generation.store(l.generation.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}

}  // namespace

std::uint64_t next_thread_mark() noexcept {
  static constinit std::atomic<std::uint64_t> last{0};
  return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

void throw_lease_over(bool moved_from) {
  throw usage_error(moved_from ? "this session was moved from; use the one it was moved to"
                               : "the lease is over: the session has ended, or its database was destroyed; make a new "
                                 "session from a database that lives");
}

void give_back(lease& l) noexcept { l.from->give_back(l); }

pool::pool(std::unique_ptr<connector> c, const schema_info& schema, pool_options options)
    : connector_(std::move(c)), schema_(schema), options_(options), slots_(std::max<std::size_t>(options.size, 1)) {
  auto first = connector_->open();
  check_schema(*first);
  for (slot& s : slots_) s.of = leases().take();
  slots_.front().open = std::move(first);
}

pool::~pool() {
  for (slot& s : slots_) {
    if (s.leased) end_generation(*s.of);
    s.open.reset();
    s.of->of = nullptr;
    s.of->from = nullptr;
    leases().give_back(s.of);
  }
}

/// One that is open already, else one that can be opened. The first ones are taken first, so that few are open.
pool::slot* pool::free_slot() {
  slot* closed = nullptr;
  for (slot& s : slots_) {
    if (s.leased) continue;
    if (s.open) return &s;
    if (closed == nullptr) closed = &s;
  }
  return closed;
}

std::string pool::holders() const {
  std::string list;
  for (const slot& s : slots_)
    list += (list.empty() ? "" : ", ") + std::string(s.of->made.file_name()) + ":" + std::to_string(s.of->made.line());
  return list;
}

void pool::refuse_deadlock() const {
  for (const slot& s : slots_)
    if (s.of->thread.load(std::memory_order_relaxed) != this_thread_mark()) return;
  throw usage_error("this thread waits for a connection that it holds itself: its sessions, made at " + holders() +
                    ", have all " + std::to_string(slots_.size()) +
                    " of the pool; end one before, or use it, or make pool_size larger");
}

pool::slot& pool::wait_for_slot(std::source_location made) {
  // What is longer than the clock can count is for ever.
  const auto deadline = std::chrono::steady_clock::now() + std::min(options_.lease_timeout, longest_wait);
  std::unique_lock lock(mutex_);
  slot* s = free_slot();
  while (s == nullptr) {
    refuse_deadlock();
    if (freed_.wait_until(lock, deadline) == std::cv_status::timeout && (s = free_slot()) == nullptr)
      throw connection_error("no connection to " + connector_->name() + " was free within " +
                             std::to_string(options_.lease_timeout.count()) + " ms; the " +
                             std::to_string(slots_.size()) + " of the pool are held by sessions made at " + holders() +
                             "; end sessions earlier, or make pool_size or lease_timeout larger");
    if (s == nullptr) s = free_slot();
  }
  s->leased = true;
  s->of->thread.store(this_thread_mark(), std::memory_order_relaxed);
  s->of->made = made;
  return *s;
}

lease_holder pool::take_unchecked(std::source_location made) {
  slot& s = wait_for_slot(made);
  try {
    if (!s.open) s.open = connector_->open();
  } catch (...) {
    release(s);
    throw;
  }
  s.of->of = s.open.get();
  s.of->from = this;
  s.of->holders = 0;
  return lease_holder(*s.of);
}

lease_holder pool::take(std::source_location made) {
  lease_holder lease = take_unchecked(made);
  if (!checked_.load(std::memory_order_acquire)) check_schema(lease.get());
  return lease;
}

void pool::check_schema(connection& c) {
  const std::lock_guard lock(check_mutex_);
  if (!checked_.load(std::memory_order_relaxed)) checked_.store(connector_->check_schema(c), std::memory_order_release);
}

void pool::release(slot& s) noexcept {
  {
    const std::lock_guard lock(mutex_);
    s.leased = false;
  }
  freed_.notify_one();
}

void pool::give_back(lease& l) noexcept {
  end_generation(l);
  for (slot& s : slots_)
    if (s.of == &l) {
      // One that cannot be made clean is dropped; the next lease opens another.
      if (!s.open->clean()) s.open.reset();
      release(s);
      return;
    }
}

void pool::create_tables() {
  const lease_holder lease = take(std::source_location::current());
  connector_->create_tables(lease.get());
  checked_.store(false, std::memory_order_release);
  check_schema(lease.get());
}

std::vector<finding> pool::lint() {
  const lease_holder lease = take_unchecked(std::source_location::current());
  return connector_->lint(lease.get());
}

}  // namespace rowscope::detail
