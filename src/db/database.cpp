#include <rowscope/db/database.hpp>

#include "pool.hpp"
#include "postgresql/postgresql_connector.hpp"
#include "scope_check.hpp"
#include "sqlite/sqlite_connector.hpp"
#include "tenant_list.hpp"

namespace rowscope {

database::database(const sqlite_source& source, const schema_info& schema, attach how) {
  const bool one = source.where == sqlite_source::storage::memory;
  pool_ = std::make_unique<detail::pool>(
      detail::sqlite::make_connector(source, schema, how), schema,
      detail::pool_options{one ? 1 : source.options.pool_size, source.options.lease_timeout});
}

database::database(const postgresql_source& source, const schema_info& schema, attach how) {
  const detail::pool_options options{source.options.pool_size, source.options.lease_timeout};
  const auto open = [&](detail::postgresql::role as) {
    return std::make_unique<detail::pool>(detail::postgresql::make_connector(source, schema, how, as), schema, options);
  };
  pool_ = open(detail::postgresql::role::application);
  if (!source.options.unscoped.empty()) unscoped_pool_ = open(detail::postgresql::role::unscoped);
}

database::database(database&&) noexcept = default;
database& database::operator=(database&&) noexcept = default;
database::~database() = default;

detail::pool& database::pool() const {
  if (!pool_) throw usage_error("this database was moved from; use the one it was moved to");
  return *pool_;
}

detail::pool& database::unscoped_pool() const {
  if (unscoped_pool_) return *unscoped_pool_;
  if (pool().serves_unscoped()) return pool();
  throw usage_error(
      "unscoped sessions on PostgreSQL have a role of their own: give rs::postgresql() its connection in "
      "postgresql_options::unscoped");
}

void database::create_tables() { pool().create_tables(); }

session database::for_tenant(const tenant& t, std::source_location made) { return for_scope(scope::of(t), made); }

session database::for_scope(const scope& s, std::source_location made) {
  detail::check_scope(pool().schema(), s);
  if (s.is_unscoped())
    throw usage_error(
        "for_scope() takes tenants and values of dimensions; an unscoped session is made by unscoped(), "
        "with its site and its reason");
  return {pool().take(made), s};
}

const soci::backend_factory& database::backend() { return pool().backend(); }

session database::borrow(soci::session& sql, const tenant& t, std::source_location made) {
  return borrow(sql, scope::of(t), made);
}

session database::borrow(soci::session& sql, const scope& s, std::source_location made) {
  detail::check_scope(pool().schema(), s);
  if (!s.tenant())
    throw usage_error("a session of SOCI's is borrowed for one tenant, and this scope has a set of them, or none");
  return {pool().borrow(sql, s, made), s};
}

session database::for_active_tenant(std::source_location made) {
  const std::optional<tenant> active = active_tenant();
  if (!active)
    throw no_active_tenant(
        "no tenant is active on this thread; write auto active = rs::activate(tenant) where the request "
        "is known, or pass the tenant to for_tenant()");
  return for_tenant(*active, made);
}

unscoped_session database::open_unscoped(std::string_view site, std::string_view reason, std::source_location made) {
  scope all = scope::every_tenant(site, reason);
  detail::lease_holder lease = unscoped_pool().take(made);
  detail::observers::each([&](observer& o) { o.opened_unscoped(all); });
  return {std::move(lease), std::move(all)};
}

std::vector<tenant> database::list_tenants(const site_name& site, std::source_location made) {
  const unscoped_session all =
      open_unscoped(site.name, "the list of the tenants, each of which has its own session", made);
  return detail::list_tenants(all.lease_.get(), site, all.scope_.value);
}

}  // namespace rowscope
