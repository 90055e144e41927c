#include "role_check.hpp"

namespace rowscope::detail::postgresql {

void check_role(postgresql_connection& c, role as) {
  const result found = c.rows_of(
      "SELECT current_user, rolsuper, rolbypassrls, pg_catalog.current_setting('session_replication_role') = 'replica' "
      "FROM pg_catalog.pg_roles WHERE rolname = current_user");
  const std::string name = PQgetvalue(found.get(), 0, 0);
  const auto is = [&](int column) { return *PQgetvalue(found.get(), 0, column) == 't'; };
  if (is(3))
    throw connection_error(
        "session_replication_role is 'replica' for the role \"" + name +
        "\", so that no foreign key holds what it writes, and a removed row's key could come back as "
        "another tenant's with the rows that point to it; let a superuser reset it where it is set: "
        "ALTER ROLE, ALTER DATABASE or ALTER SYSTEM RESET session_replication_role");
  if (!is(1) && !is(2)) return;
  throw connection_error("the role \"" + name + "\" is not held by row-level security: " +
                         (is(1) ? "it is a superuser" : "it has BYPASSRLS") + "; connect as a role that " +
                         (as == role::application
                              ? "is neither, and does not own the tables: CREATE ROLE shop_app LOGIN"
                              : "is neither: the rows of all tenants are given to it by policies"));
}

}  // namespace rowscope::detail::postgresql
