#pragma once
#include <rowscope/db/execute.hpp>
#include <rowscope/db/makes_managers.hpp>
#include <rowscope/db/transaction.hpp>
#include <rowscope/query/raw.hpp>

namespace rowscope {

class database;
class unscoped_session;

namespace detail {

/// Reaches the connection and the scope of a session. The library does not define it: only programs that test can.
class session_access;
}  // namespace detail

/// A connection with a scope, of one tenant or of several. Runs statements:
/// `session(rs::query<"order.big">().select(...))`.
///
/// It keeps the scope that it was made with, and gives its connection back clean when it ends: open rows are over, an
/// open transaction is undone.
/// \par Thread safety one thread at a time; it may be moved to another
class [[nodiscard("rowscope: a session gives its connection back when it ends: auto acme = db.for_tenant(42)")]] session
    : public detail::makes_managers<session> {
 public:
  session(session&&) noexcept = default;
  session& operator=(session&& other) noexcept;
  ~session() = default;

  /// Runs a statement in the scope. A select returns `rows`, an insert `inserted`, an update or a remove `written`.
  /// \throws scope_violation where a written foreign key points out of the scope
  /// \throws constraint_error, busy, value_error, schema_error, database_error as the database answers
  /// \throws usage_error after the lease, and in a transaction that has failed
  template <class S>
  auto operator()(const S& statement) & {
    return detail::run<scope_form::one>(lease_, scope_, statement);
  }
  /// The rows of a temporary session keep its connection.
  template <class S>
  auto operator()(const S& statement) && {
    return detail::run<scope_form::one>(lease_, scope_, statement, lease_);
  }

  /// A transaction that takes the write lock at its start; inside of another one a savepoint.
  /// \throws busy where another connection keeps the lock longer than the busy time-out
  rowscope::transaction transaction() & { return rowscope::transaction(lease_, false); }
  rowscope::transaction transaction(read_only_t) & { return rowscope::transaction(lease_, true); }
  template <class... Mode>
  rowscope::transaction transaction(Mode...) && {
    static_assert(
        detail::always_false<type_list<Mode...>>,
        "rowscope: the session ends before its transaction; keep it: auto acme = db.for_tenant(42); auto tx = "
        "acme.transaction()");
    return rowscope::transaction(lease_, false);
  }

  /// One read transaction for many small reads. \see rowscope::read_batch
  rowscope::read_batch read_batch() & { return rowscope::read_batch(lease_); }
  template <class... None>
  rowscope::read_batch read_batch(None...) && {
    static_assert(
        detail::always_false<type_list<None...>>,
        "rowscope: the session ends before its read batch; keep it: auto acme = db.for_tenant(42); auto batch = "
        "acme.read_batch()");
    return rowscope::read_batch(lease_);
  }

  /// The SQL that the statement sends in this scope, and what its parameters are; never a value.
  template <class S>
  [[nodiscard]] std::string sql(const S& statement) const {
    detail::check_for_session<scope_form::one, S>();
    if constexpr (detail::is_runnable<scope_form::one, S>())
      return detail::describe(detail::plan_of<S>(scope_.form, statement.condition_bits()));
  }

  /// How the database would run the statement in this scope, without running it: its own words, a line for each step.
  /// \throws usage_error after the lease
  template <class S>
  [[nodiscard]] std::string explain(const S& statement) const {
    detail::check_for_session<scope_form::one, S>();
    if constexpr (detail::is_runnable<scope_form::one, S>())
      return lease_.get().explain(detail::plan_of<S>(scope_.form, statement.condition_bits()));
  }

  /// Runs SQL of your own under the guard, which shows it the rows of the scope and no others:
  /// `acme.raw<cohort>(rs::site<"report.cohort">, "SELECT ... WHERE total > :t", rs::use(5.0, "t"))`.
  ///
  /// Reads into Row, a plain struct of values, a std::tuple or one value, in the order of the columns; without a Row it
  /// is a write, and returns `written`. Literals only; a text made at run time needs rs::unchecked_sql(text). Defined
  /// in guard/raw.hpp. \returns raw_rows<Row>, or written
  /// \throws guard_refused for what no scope can be held over, and where a limit of guard is reached
  /// \throws usage_error in the scope of several tenants, and where values and parameters do not match
  template <class Row = void, class Site, class... Uses>
  auto raw(const Site&, raw_text sql, const Uses&... uses) &;
  template <class Row = void, class Site, class... Uses>
  auto raw(const Site&, raw_text sql, const Uses&... uses) &&;
  template <class Row = void, class Site, class... Uses>
  auto raw(const Site&, const unchecked_sql& sql, const Uses&... uses) &;
  template <class Row = void, class Site, class... Uses>
  auto raw(const Site&, const unchecked_sql& sql, const Uses&... uses) &&;

  /// A session of SOCI's on the same connection, for code that is written for one: `<<`, into, use, rowset, statement
  /// and transactions work as they do, on the rows of the scope. Its transactions and this session's are the same.
  /// \throws usage_error in the scope of several tenants
  /// \par Lifetime this session's lease: at its end the SOCI session is cut off, and so are its statements. Do not
  /// keep the reference
  template <class Site>
  ::soci::session& soci(const Site& site) & {
    static_assert(detail::is_site<Site>,
                  "rowscope: a session of SOCI's names its site: session.soci(rs::site<\"area.purpose\">)");
    return lend(site);
  }
  template <class Site>
  ::soci::session& soci(const Site& site) && {
    static_assert(detail::always_false<Site>,
                  "rowscope: the session ends before the one of SOCI's; keep it: auto acme = db.for_tenant(42); "
                  "acme.soci(rs::site<...>)");
    return lend(site);
  }

  /// The same connection, in the transaction that is open on it, in the scope of one of the session's tenants: what a
  /// session of several needs to insert a row. A scope only narrows.
  /// \throws scope_violation for a tenant that is not in the scope
  session as(const rowscope::tenant& t) const;

  /// \throws usage_error where the scope is not of one tenant
  [[nodiscard]] const rowscope::tenant& tenant() const;

  static constexpr scope_form form = scope_form::one;

 private:
  friend class database;
  friend class unscoped_session;
  friend class detail::session_access;

  template <class Site>
  ::soci::session& lend(const Site&) {
    if constexpr (detail::is_site<Site>) {
      detail::check_site<Site::name>();
      (void)&detail::soci_registration<Site::name>;  // odr-use: known before main
      return lease_.get().raw().lend(detail::source_of_soci<Site::name>, scope_.value);
    } else {
      return lease_.get().raw().lend({}, scope_.value);
    }
  }

  session(detail::lease_holder lease, scope s)
      : scope_(std::move(s), lease.get().sql_dialect()), lease_(std::move(lease)) {}

  detail::session_scope scope_;
  detail::lease_holder lease_;
};

/// A connection without a scope: reads and writes the rows of every tenant. The one opt-out, named and with a reason.
/// \par Thread safety one thread at a time; it may be moved to another
class [[nodiscard(
    "rowscope: a session gives its connection back when it ends: auto all = db.unscoped(rs::site<...>, \"why\")")]] unscoped_session
    : public detail::makes_managers<unscoped_session> {
 public:
  unscoped_session(unscoped_session&&) noexcept = default;
  unscoped_session& operator=(unscoped_session&& other) noexcept;
  ~unscoped_session() = default;

  /// As session, but an insert names its tenant, and shared tables can be written.
  template <class S>
  auto operator()(const S& statement) & {
    return detail::run<scope_form::absent>(lease_, scope_, statement);
  }
  template <class S>
  auto operator()(const S& statement) && {
    return detail::run<scope_form::absent>(lease_, scope_, statement, lease_);
  }

  /// The same connection, in the transaction that is open on it, in the scope of one tenant, or of several.
  /// \throws schema_error for a tenant of another type than the schema's
  session as(const scope& narrower) const;
  session as(const tenant& t) const { return as(scope(t)); }

  rowscope::transaction transaction() & { return rowscope::transaction(lease_, false); }
  rowscope::transaction transaction(read_only_t) & { return rowscope::transaction(lease_, true); }
  template <class... Mode>
  rowscope::transaction transaction(Mode...) && {
    static_assert(detail::always_false<type_list<Mode...>>,
                  "rowscope: the session ends before its transaction; keep it: auto all = db.unscoped(...); auto tx = "
                  "all.transaction()");
    return rowscope::transaction(lease_, false);
  }

  /// One read transaction for many small reads. \see rowscope::read_batch
  rowscope::read_batch read_batch() & { return rowscope::read_batch(lease_); }
  template <class... None>
  rowscope::read_batch read_batch(None...) && {
    static_assert(
        detail::always_false<type_list<None...>>,
        "rowscope: the session ends before its read batch; keep it: auto all = db.unscoped(...); auto batch = "
        "all.read_batch()");
    return rowscope::read_batch(lease_);
  }

  template <class S>
  [[nodiscard]] std::string sql(const S& statement) const {
    detail::check_for_session<scope_form::absent, S>();
    if constexpr (detail::is_runnable<scope_form::absent, S>())
      return detail::describe(detail::plan_of<S>(scope_.form, statement.condition_bits()));
  }

  /// How the database would run the statement in this scope, without running it: its own words, a line for each step.
  /// \throws usage_error after the lease
  template <class S>
  [[nodiscard]] std::string explain(const S& statement) const {
    detail::check_for_session<scope_form::absent, S>();
    if constexpr (detail::is_runnable<scope_form::absent, S>())
      return lease_.get().explain(detail::plan_of<S>(scope_.form, statement.condition_bits()));
  }

  /// Raw SQL has the scope of one tenant.
  template <class Row = void, class... As>
  auto raw(const As&...) const {
    static_assert(detail::always_false<type_list<As...>>,
                  "rowscope: raw SQL runs in the scope of one tenant; narrow the session: all.as(tenant).raw(...)");
  }

  static constexpr scope_form form = scope_form::absent;

 private:
  friend class database;
  friend class detail::session_access;

  unscoped_session(detail::lease_holder lease, scope s)
      : scope_(std::move(s), lease.get().sql_dialect()), lease_(std::move(lease)) {}

  detail::session_scope scope_;
  detail::lease_holder lease_;
};

/// Either kind of session.
template <class S>
concept any_session =
    std::is_same_v<std::remove_cvref_t<S>, session> || std::is_same_v<std::remove_cvref_t<S>, unscoped_session>;

/// Whether the session takes the statement. The call itself is not constrained: it says what is wrong.
template <class Session, class Statement>
concept runnable =
    any_session<Session> && detail::is_runnable<std::remove_cvref_t<Session>::form, std::remove_cvref_t<Statement>>();

}  // namespace rowscope
