#include "pool.hpp"

#include <algorithm>

#include "lease_store.hpp"
#include "user_backend.hpp"

namespace rowscope::detail {
namespace {

constexpr std::chrono::milliseconds longest_wait = std::chrono::hours(24 * 365 * 100);

}  // namespace

pool::pool(std::unique_ptr<connector> c, const schema_info& schema, pool_options options)
    : connector_(std::move(c)),
      schema_(schema),
      options_(options),
      slots_(std::max<std::size_t>(options.size, 1)),
      users_(std::make_shared<user_connections>(*this)) {
  auto first = connector_->open();
  check_schema(*first);
  for (slot& s : slots_) s.of = &take_lease();
  slots_.front().open = std::move(first);
}

pool::~pool() {
  users_->end();
  for (slot& s : slots_) {
    if (s.leased) end_generation(*s.of);
    s.open.reset();
    put_back(*s.of);
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
  ++taken_;
  s->of->thread.store(this_thread_mark(), std::memory_order_relaxed);
  s->of->made = made;
  return *s;
}

lease_holder pool::take_unchecked(std::source_location made) {
  slot& s = wait_for_slot(made);
  try {
    // A server that was restarted has ended what was open: that is no error of the session that comes now.
    if (s.open && !s.open->is_usable()) s.open.reset();
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
  look_at_schema(lease.get());
  return lease;
}

std::unique_ptr<connection> pool::open() {
  auto opened = connector_->open();
  look_at_schema(*opened);
  return opened;
}

const soci::backend_factory& pool::backend() {
  const std::lock_guard lock(mutex_);
  if (users_factory_ == nullptr) users_factory_ = &make_user_factory(users_, connector_->user_sessions());
  return *users_factory_;
}

lease_holder pool::borrow(soci::session& sql, const scope& s, std::source_location made) {
  user_connection* const c = user_connection_of(sql);
  if (c == nullptr)
    throw usage_error(
        "this session of SOCI's was not opened by the backend() of a database, or is closed; open it by "
        "soci::session sql(db.backend(), \"\") to borrow it");
  if (!c->is_of(*users_))
    throw usage_error(
        "this session of SOCI's was opened by the backend() of another database, or of one that was destroyed; borrow "
        "it from the database that opened it");
  return c->lend(s, made);
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
