#pragma once
#include <deque>
#include <memory>
#include <vector>

#include <rowscope/db/plan.hpp>

namespace soci {
class session;
}

namespace rowscope::detail::sqlite {

class sqlite_connection;
class sqlite_gate;

/// One session of SOCI's that was lent, and the statements that were made of it.
class lent_session;

/// The sessions of SOCI's that are lent on one connection.
class lent_sessions {
 public:
  lent_sessions(sqlite_gate& gate, sqlite_connection& on) : gate_(gate), on_(on) {}
  lent_sessions(const lent_sessions&) = delete;
  lent_sessions& operator=(const lent_sessions&) = delete;
  ~lent_sessions();

  soci::session& lend(const statement_source& site, const scope& s);
  /// For the user's own session on this connection, which asks for it at each statement.
  void borrow(const statement_source& place, const scope& s);
  [[nodiscard]] const std::shared_ptr<lent_session>& borrowed() const noexcept { return borrowed_; }
  /// Whether a select of theirs is not read to its end.
  [[nodiscard]] bool has_open_rows() const noexcept;
  /// Nothing that was lent works any more: each use throws usage_error. The last ones are kept for a while, so that a
  /// reference that was kept against the rules meets that error, and not memory that is another's.
  void cut() noexcept;

 private:
  static constexpr std::size_t most_kept = 16;

  sqlite_gate& gate_;
  sqlite_connection& on_;
  std::vector<std::shared_ptr<lent_session>> lent_;
  std::shared_ptr<lent_session> borrowed_;
  std::deque<std::shared_ptr<lent_session>> cut_off_;
};

}  // namespace rowscope::detail::sqlite
