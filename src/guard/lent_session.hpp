#pragma once
#include <deque>
#include <memory>
#include <vector>

#include <rowscope/db/connection.hpp>
#include <rowscope/db/plan.hpp>

namespace soci {
class session;
namespace details {
class blob_backend;
class session_backend;
class statement_backend;
}  // namespace details
}  // namespace soci

namespace rowscope::detail {

class lent_session;
class lent_statement;

/// What lends sessions of SOCI's: the guard of a connection, by which their statements run.
class lent_host {
 public:
  lent_host() = default;
  lent_host(const lent_host&) = delete;
  lent_host& operator=(const lent_host&) = delete;

  /// What SOCI itself made for the connection.
  [[nodiscard]] virtual soci::details::session_backend& soci_backend() = 0;
  /// A statement of the session's, around SOCI's own.
  [[nodiscard]] virtual std::unique_ptr<soci::details::statement_backend> make_statement(
      std::shared_ptr<lent_session> of) = 0;
  /// \throws guard_refused where values of SOCI's kind have no tenant
  [[nodiscard]] virtual std::unique_ptr<soci::details::blob_backend> make_blob() = 0;
  /// The key of the row that was inserted last. \returns whether the database tells it
  [[nodiscard]] virtual bool last_key(long long& key) const = 0;

 protected:
  ~lent_host() = default;
};

/// One session of SOCI's that was lent, and the statements that were made of it.
class lent_session {
 public:
  lent_session(lent_host& host, rowscope::detail::connection& on, const statement_source& site, rowscope::scope s);
  lent_session(const lent_session&) = delete;
  lent_session& operator=(const lent_session&) = delete;
  ~lent_session();
  static std::shared_ptr<lent_session> make(lent_host& host, rowscope::detail::connection& on,
                                            const statement_source& site, const rowscope::scope& s);

  /// Whether the user's own session runs by it: it has none then, and belongs to no site.
  [[nodiscard]] bool is_borrowed() const noexcept { return site_.site->name[0] == '\0'; }
  [[nodiscard]] bool is_alive() const noexcept { return host_ != nullptr; }
  /// \throws usage_error once the lease is over
  void check() const {
    if (!is_alive()) throw_cut_off();
  }
  [[nodiscard]] bool is_for(const statement_source& site, const rowscope::scope& s) const {
    return &site == &site_ && s == scope_;
  }

  [[nodiscard]] soci::session& soci() noexcept { return *session_; }
  [[nodiscard]] lent_host& host() const {
    check();
    return *host_;
  }
  [[nodiscard]] rowscope::detail::connection& connection() const {
    check();
    return *on_;
  }
  [[nodiscard]] const statement_source& site() const noexcept { return site_; }
  [[nodiscard]] const rowscope::scope& scope() const noexcept { return scope_; }
  [[nodiscard]] error_place place() const;

  void begin();
  void commit();
  void rollback();

  void add(lent_statement& s);
  void remove(lent_statement& s) noexcept;
  [[nodiscard]] bool has_open_rows() const noexcept;
  void cut() noexcept;
  void end() noexcept;

 private:
  class factory;
  [[noreturn]] void throw_cut_off() const;

  lent_host* host_;
  rowscope::detail::connection* on_;
  const statement_source& site_;
  rowscope::scope scope_;
  std::vector<std::uint64_t> transactions_;
  std::vector<lent_statement*> statements_;
  std::unique_ptr<factory> factory_;
  std::unique_ptr<soci::session> session_;
};

/// The sessions of SOCI's that are lent on one connection.
class lent_sessions {
 public:
  lent_sessions(lent_host& host, connection& on) : host_(host), on_(on) {}
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

  lent_host& host_;
  connection& on_;
  std::vector<std::shared_ptr<lent_session>> lent_;
  std::shared_ptr<lent_session> borrowed_;
  std::deque<std::shared_ptr<lent_session>> cut_off_;
};

}  // namespace rowscope::detail
