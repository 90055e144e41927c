#include "user_connections.hpp"

#include <algorithm>
#include <string>

#include "lease_store.hpp"
#include "pool.hpp"

namespace rowscope::detail {

user_connection::user_connection(std::shared_ptr<user_connections> of, std::unique_ptr<connection> open)
    : of_(std::move(of)), lease_(take_lease()), open_(std::move(open)) {}

user_connection::~user_connection() {
  of_->remove(*this);
  put_back(lease_);
}

bool user_connection::is_alive() const noexcept { return !of_->has_ended(); }

lease_holder user_connection::lend(const scope& s, std::source_location made) {
  if (lent_.load(std::memory_order_acquire))
    throw usage_error("this session of SOCI's is borrowed already, at " + std::string(lease_.made.file_name()) + ":" +
                      std::to_string(lease_.made.line()) +
                      "; end that session before the next borrow(), and before the session of SOCI's goes back to its "
                      "pool");
  if (open_ && !open_->is_usable()) open_.reset();
  if (!open_) open_ = of_->open();
  of_->look_at_schema(*open_);
  lease_.of = open_.get();
  lease_.from = this;
  lease_.holders = 0;
  lease_.thread.store(this_thread_mark(), std::memory_order_relaxed);
  lease_.made = made;
  lease_holder held(lease_);
  open_->raw().borrow(made, s);
  lent_.store(true, std::memory_order_release);
  return held;
}

void user_connection::give_back(lease& l) noexcept {
  end_generation(l);
  if (!open_->clean()) open_.reset();
  lent_.store(false, std::memory_order_release);
}

void user_connection::throw_not_lent() const {
  if (!is_alive())
    throw usage_error("the database that opened this session of SOCI's was destroyed; open another by db.backend()");
  throw usage_error(
      "this session of SOCI's runs statements for a tenant, and while it is borrowed: rs::session acme = "
      "db.borrow(sql, tenant)");
}

std::unique_ptr<connection> user_connection::take() noexcept {
  end_generation(lease_);
  lent_.store(false, std::memory_order_release);
  return std::move(open_);
}

std::unique_ptr<user_connection> user_connections::make() {
  auto made = std::make_unique<user_connection>(shared_from_this(), open());
  add(*made);
  return made;
}

pool& user_connections::alive() const {
  pool* const p = pool_.load();
  if (p == nullptr)
    throw usage_error(
        "the database was destroyed whose backend() this is; a session of SOCI's is opened, reconnected and borrowed "
        "while its database lives");
  return *p;
}

std::unique_ptr<connection> user_connections::open() const { return alive().open(); }

void user_connections::look_at_schema(connection& c) const { alive().look_at_schema(c); }

void user_connections::add(user_connection& c) {
  const std::lock_guard lock(mutex_);
  all_.push_back(&c);
}

// Closed without the lock: observers are told of statements that end.
void user_connections::remove(user_connection& c) noexcept {
  std::unique_ptr<connection> closed;
  {
    const std::lock_guard lock(mutex_);
    std::erase(all_, &c);
    closed = c.take();
  }
}

void user_connections::end() noexcept {
  pool_.store(nullptr);
  while (true) {
    std::unique_ptr<connection> closed;
    {
      const std::lock_guard lock(mutex_);
      if (all_.empty()) return;
      closed = all_.back()->take();
      all_.pop_back();
    }
  }
}

}  // namespace rowscope::detail
