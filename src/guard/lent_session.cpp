#include "lent_session.hpp"

#include <algorithm>

#include <soci/soci.h>

#include "guarded_backend.hpp"
#include "lent_statement.hpp"

namespace rowscope::detail {
namespace {

/// The backend of a lent session.
class lent_backend final : public guarded_backend {
 public:
  explicit lent_backend(std::shared_ptr<lent_session> of) : of_(std::move(of)) {}

  bool is_connected() override { return of_->is_alive(); }

 private:
  [[nodiscard]] std::shared_ptr<lent_session> lent() const override { return of_; }

  std::shared_ptr<lent_session> of_;
};

[[noreturn]] void throw_lent_is_over() {
  throw usage_error(
      "this session of SOCI's was lent for a lease that is over; ask for another: session.soci(rs::site<...>)");
}

}  // namespace

class lent_session::factory final : public soci::backend_factory {
 public:
  explicit factory(std::weak_ptr<lent_session> of) : of_(std::move(of)) {}
  /// Also for reconnect(), which so stays on this connection and under its guard.
  soci::details::session_backend* make_session(const soci::connection_parameters&) const override {
    auto of = of_.lock();
    if (!of) throw_lent_is_over();
    of->check();
    return new lent_backend(std::move(of));
  }

 private:
  std::weak_ptr<lent_session> of_;
};

lent_session::lent_session(lent_host& host, rowscope::detail::connection& on, const statement_source& site,
                           rowscope::scope s)
    : host_(&host), on_(&on), site_(site), scope_(std::move(s)) {}

lent_session::~lent_session() = default;

std::shared_ptr<lent_session> lent_session::make(lent_host& host, rowscope::detail::connection& on,
                                                 const statement_source& site, const rowscope::scope& s) {
  auto made = std::make_shared<lent_session>(host, on, site, s);
  made->factory_ = std::make_unique<factory>(made);
  made->session_ = std::make_unique<soci::session>(*made->factory_, "");
  return made;
}

void lent_session::throw_cut_off() const {
  if (!is_borrowed()) throw_lent_is_over();
  throw usage_error(
      "this statement was prepared while its session of SOCI's was borrowed, and that is over; borrow the session "
      "again, db.borrow(sql, tenant), and prepare the statement anew");
}

error_place lent_session::place() const { return {site_.site->name, site_.site->file, site_.site->line, {}}; }

void lent_session::begin() {
  check();
  transactions_.push_back(on_->begin(false));
}

void lent_session::commit() {
  check();
  if (transactions_.empty()) throw usage_error("no transaction is open that this session of SOCI's has begun", place());
  on_->commit(transactions_.back());
  transactions_.pop_back();
}

void lent_session::rollback() {
  check();
  if (transactions_.empty()) return;
  on_->rollback(transactions_.back());
  transactions_.pop_back();
}

void lent_session::add(lent_statement& s) { statements_.push_back(&s); }

void lent_session::remove(lent_statement& s) noexcept { std::erase(statements_, &s); }

bool lent_session::has_open_rows() const noexcept {
  return std::ranges::any_of(statements_, [](const lent_statement* s) { return s->has_open_rows(); });
}

void lent_session::cut() noexcept {
  for (lent_statement* s : statements_) s->cut();
  statements_.clear();
  host_ = nullptr;
  on_ = nullptr;
}

// Its backend has a share of this object: it ends first.
void lent_session::end() noexcept { session_.reset(); }

lent_sessions::~lent_sessions() {
  cut();
  for (const auto& l : cut_off_) l->end();
}

soci::session& lent_sessions::lend(const statement_source& site, const scope& s) {
  for (const auto& l : lent_)
    if (l->is_for(site, s)) return l->soci();
  return lent_.emplace_back(lent_session::make(host_, on_, site, s))->soci();
}

void lent_sessions::borrow(const statement_source& place, const scope& s) {
  borrowed_ = lent_.emplace_back(std::make_shared<lent_session>(host_, on_, place, s));
}

bool lent_sessions::has_open_rows() const noexcept {
  return std::ranges::any_of(lent_, [](const auto& l) { return l->has_open_rows(); });
}

void lent_sessions::cut() noexcept {
  borrowed_.reset();
  for (auto& l : lent_) {
    l->cut();
    if (!l->is_borrowed()) cut_off_.push_back(std::move(l));
  }
  lent_.clear();
  while (cut_off_.size() > most_kept) {
    cut_off_.front()->end();
    cut_off_.pop_front();
  }
}

}  // namespace rowscope::detail
