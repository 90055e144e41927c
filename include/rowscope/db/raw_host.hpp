#pragma once
#include <memory>
#include <source_location>

#include <rowscope/context/scope.hpp>
#include <rowscope/db/guard.hpp>
#include <rowscope/db/plan.hpp>

namespace soci {
class session;
}

namespace rowscope::detail {

class lent_session;

/// What a connection runs raw SQL by. Made with the connection, and ended before it.
class raw_host {
 public:
  raw_host() = default;
  raw_host(const raw_host&) = delete;
  raw_host& operator=(const raw_host&) = delete;
  virtual ~raw_host() = default;

  /// From here on raw statements see the rows of the scope.
  /// \throws usage_error while raw rows of another scope are open, and for a scope that raw SQL cannot be held to
  virtual void enter(const scope& s, const plan& p) = 0;
  /// The plan of a text that is only known at run time. \par Lifetime until many others were asked for
  virtual const plan& unchecked(const statement_source& source, raw_source text, std::size_t outputs) = 0;
  /// The statement of a raw plan on the tables themselves: what tests the guard runs, and on PostgreSQL whatever is
  /// made at run time.
  [[nodiscard]] virtual std::string unguarded_text(const plan& p) = 0;
  /// A session of SOCI's on this connection, held to the scope until release().
  virtual soci::session& lend(const statement_source& site, const scope& s) = 0;
  /// What a user's own session of SOCI's runs by until release(). \param made where it was borrowed
  virtual void borrow(const std::source_location& made, const scope& s) = 0;
  /// That one. \pre the connection is lent to it
  [[nodiscard]] virtual const std::shared_ptr<lent_session>& borrowed() const noexcept = 0;
  /// The connection goes back. \returns whether it is fit for another lease
  virtual bool release() noexcept = 0;
};

}  // namespace rowscope::detail
