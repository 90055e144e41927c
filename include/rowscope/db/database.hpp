#pragma once
#include <memory>

#include <rowscope/context/active_tenant.hpp>
#include <rowscope/db/attach.hpp>
#include <rowscope/db/dimension.hpp>
#include <rowscope/db/postgresql.hpp>
#include <rowscope/db/session.hpp>
#include <rowscope/db/sqlite.hpp>
#include <rowscope/db/tenant_failure.hpp>

namespace soci {
class backend_factory;
}

namespace rowscope {
namespace detail {

template <class T>
inline constexpr bool is_reason_v = false;
template <std::size_t N>
inline constexpr bool is_reason_v<const char (&)[N]> = N > 1;

template <class... As>
inline constexpr bool opens_database_v = false;
template <class Source, class Schema>
inline constexpr bool opens_database_v<Source, Schema> =
    (std::is_convertible_v<const Source&, const sqlite_source&> ||
     std::is_convertible_v<const Source&, const postgresql_source&>)&&(std::is_convertible_v<const Schema&,
                                                                                             const schema_info&> ||
                                                                       requires { Schema::info(); });
template <class Source, class Schema>
inline constexpr bool opens_database_v<Source, Schema, attach> = opens_database_v<Source, Schema>;

class pool;
class database_access;

}  // namespace detail

/// A database whose tables many tenants share: a pool of connections, from which sessions with a scope are made.
///
/// At open, what scoping stands on is compared with the declarations; tables that do not exist yet are compared when
/// they do. \see attach, lint
/// \par Lifetime a session that is used after its database throws usage_error
/// \par Thread safety all members may be called by any thread, but for the destructor
class database {
 public:
  /// \throws connection_error where it cannot be opened, or is not an SQLite database
  /// \throws schema_error where the tables are not what scoping needs
  /// \throws busy where another process keeps it locked
  template <class... Tables>
  database(const sqlite_source& source, const schema<Tables...>&, attach how = attach::checked)
      : database(source, schema<Tables...>::info(), how) {}
  database(const sqlite_source& source, const schema_info& schema, attach how = attach::checked);
  /// \throws connection_error also for a role that row-level security does not hold, and where the server is older than
  /// version 13; usage_error for a signing key that is too short, or another one than the database's
  template <class... Tables>
  database(const postgresql_source& source, const schema<Tables...>&, attach how = attach::checked)
      : database(source, schema<Tables...>::info(), how) {}
  database(const postgresql_source& source, const schema_info& schema, attach how = attach::checked);
  template <class... As>
    requires(!detail::opens_database_v<As...>)
  explicit database(const As&...) {
    static_assert(
        detail::always_false<type_list<As...>>,
        "rowscope: a database is opened by its source and its schema: rs::database db{rs::sqlite(\"app.db\"), "
        "rs::schema<customers, orders>{}}");
  }
  database(database&&) noexcept;
  database& operator=(database&&) noexcept;
  ~database();

  /// Creates the declared tables that do not exist, with their indexes, in one transaction.
  /// \throws schema_error where a table exists and is not what scoping needs
  void create_tables();

  /// A session in the scope of one tenant.
  /// \throws schema_error for a tenant of another type than the schema's
  /// \throws connection_error when no connection is free within the lease time-out
  /// \throws usage_error at once, when this thread itself holds every connection
  session for_tenant(const tenant& t, std::source_location made = std::source_location::current());

  /// A session in the scope of several tenants, or of values of further dimensions:
  /// `db.for_scope(rs::tenants{1, 2})`, `db.for_scope(rs::tenant{1} & rs::dimension<"event">{7})`. A set reads the rows
  /// of each; `session.as(tenant)` says whose an inserted row is. \throws schema_error for a value of another type than
  /// the schema's, and a dimension that no table has
  session for_scope(const scope& s, std::source_location made = std::source_location::current());

  template <class T>
  session for_scope(std::initializer_list<T> list, std::source_location made = std::source_location::current()) {
    static_assert(detail::always_false<T>,
                  "rowscope: a scope of several tenants is written db.for_scope(rs::tenants{1, 2})");
    return for_scope(tenants(list), made);
  }

  /// A session in the scope of the tenant that is active on this thread. \see activate
  /// \throws no_active_tenant when none is, and what for_tenant() throws
  session for_active_tenant(std::source_location made = std::source_location::current());

  /// A session over the rows of every tenant: `db.unscoped(rs::site<"invoice.nightly">, "totals over every tenant")`.
  template <class Site, class Reason>
  unscoped_session unscoped(const Site&, Reason&& reason, std::source_location made = std::source_location::current()) {
    static_assert(detail::is_site<Site>,
                  "rowscope: an unscoped session names its site: db.unscoped(rs::site<\"area.purpose\">, "
                  "\"why\")");
    static_assert(detail::is_reason_v<Reason>,
                  "rowscope: an unscoped session needs its reason, as a literal that is not empty: "
                  "db.unscoped(rs::site<\"area.purpose\">, \"why\")");
    if constexpr (detail::is_site<Site>) {
      detail::check_site<Site::name>();
      (void)&detail::unscoped_registration<Site::name>;  // odr-use: known before main
      return open_unscoped(Site::name.name, reason, made);
    } else {
      return open_unscoped({}, {}, made);
    }
  }

  template <class... As>
    requires(sizeof...(As) < 2)
  unscoped_session unscoped(const As&...) {
    static_assert((detail::is_site<As> || ... || false),
                  "rowscope: an unscoped session names its site: db.unscoped(rs::site<\"area.purpose\">, \"why\")");
    static_assert(!(detail::is_site<As> || ... || false),
                  "rowscope: an unscoped session needs its reason, as a literal that is not empty: "
                  "db.unscoped(rs::site<\"area.purpose\">, \"why\")");
    return open_unscoped({}, {}, std::source_location::current());
  }

  /// What opens sessions of SOCI's that you own, one by one or in a pool: `soci::session sql(db.backend(), "")`,
  /// `pool.at(i).open(db.backend(), "")`. Each has a connection of its own beside those of pool_size, set up and
  /// guarded like them until the session is closed, also after a reconnect(). It runs statements while it is borrowed,
  /// and throws usage_error for them else. \see borrow
  /// \throws usage_error for a database in memory, and where raw SQL is off
  /// \par Lifetime the process: a session that is opened or reconnected after the database throws usage_error
  [[nodiscard]] const ::soci::backend_factory& backend();

  /// A session in the scope of one tenant, on the connection of a session of SOCI's that backend() opened. While it
  /// lives, statements through `sql` run in that scope, as through session.soci(), and in its transactions. They belong
  /// to no site: observers see them with an empty one, and with the place of this call.
  ///
  /// At its end `sql` is cut off until it is borrowed again: open rows are over, an open transaction is undone, and
  /// statements that were prepared in it throw usage_error for ever. End it before `sql` goes back to a pool of SOCI's,
  /// which does not tell us.
  /// \throws usage_error for a session that is borrowed already, is closed, or was not opened by this database's
  /// backend(); schema_error for a tenant of another type than the schema's
  session borrow(::soci::session& sql, const tenant& t, std::source_location made = std::source_location::current());
  /// The same for one tenant and values of further dimensions. \throws usage_error for a set of tenants, too
  session borrow(::soci::session& sql, const scope& s, std::source_location made = std::source_location::current());
  template <class Set>
    requires std::is_same_v<Set, tenants>
  session borrow(::soci::session& sql, const Set& all) {
    static_assert(detail::always_false<Set>,
                  "rowscope: a session of SOCI's is borrowed for one tenant: db.borrow(sql, 42)");
    return borrow(sql, scope(all));
  }

  /// Runs `work(session)` once for each tenant, in a session and on a lease of its own, in the order of the tenants:
  /// `db.for_each_tenant(rs::site<"sla.nightly">, [](rs::session& acme) { ... })`. Goes on after an exception.
  ///
  /// The tenants are the keys of the table of tenants; where the schema has none, those that have a row in some table
  /// with a tenant column. They are read once, at the beginning, unscoped, under the site.
  /// \returns for which tenants `work` threw, and what
  /// \throws usage_error where no table of the schema has a tenant column; what for_tenant() throws, for the list
  template <class Site, class Work>
  [[nodiscard(
      "rowscope: for_each_tenant() returns for which tenants the work failed; look at it")]] std::vector<tenant_failure>
  for_each_tenant(const Site&, Work&& work, std::source_location made = std::source_location::current()) {
    static_assert(detail::is_site<Site>,
                  "rowscope: for_each_tenant() reads the list of tenants unscoped, so it names its site: "
                  "db.for_each_tenant(rs::site<\"area.purpose\">, [](rs::session& s) { ... })");
    static_assert(std::is_invocable_v<Work&, session&>,
                  "rowscope: the work of for_each_tenant() takes the session of one tenant: "
                  "[](rs::session& s) { ... }");
    std::vector<tenant_failure> failures;
    if constexpr (detail::is_site<Site> && std::is_invocable_v<Work&, session&>) {
      detail::check_site<Site::name>();
      (void)&detail::unscoped_registration<Site::name>;  // odr-use: known before main
      for (const tenant& t : list_tenants(Site::name, made)) try {
          session own = for_tenant(t, made);
          work(own);
        } catch (...) {
          failures.push_back(detail::current_failure(t));
        }
    }
    return failures;
  }

  /// A database has no scope and runs nothing.
  template <class S>
  auto operator()(const S&) const {
    static_assert(detail::always_false<S>,
                  "rowscope: a statement is run by a session: db.for_tenant(tenant)(statement)");
  }

 private:
  friend class detail::database_access;

  [[nodiscard]] detail::pool& pool() const;
  [[nodiscard]] detail::pool& unscoped_pool() const;
  unscoped_session open_unscoped(std::string_view site, std::string_view reason, std::source_location made);
  std::vector<tenant> list_tenants(const site_name& site, std::source_location made);

  std::unique_ptr<detail::pool> pool_;
  std::unique_ptr<detail::pool>
      unscoped_pool_;  ///< none where `pool_` serves unscoped sessions, and where there are none
};

}  // namespace rowscope
