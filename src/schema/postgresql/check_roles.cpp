#include "names.hpp"
#include "statements.hpp"

namespace rowscope::detail::postgresql {
namespace {

constexpr const char* checks = R"(
  role text;
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('rowscope.ddl'));
  FOREACH role IN ARRAY ARRAY[app, everyone] LOOP
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = role) THEN
      RAISE EXCEPTION 'rowscope: there is no role %; create it, with its password, and run this again',
        pg_catalog.quote_ident(role);
    END IF;
    IF pg_catalog.pg_has_role(role, current_user, 'MEMBER') THEN
      RAISE EXCEPTION 'rowscope: this is run as %, whom the role % is or may become; run it as a role of its own that owns the database',
        pg_catalog.quote_ident(current_user), pg_catalog.quote_ident(role);
    END IF;
  END LOOP;
  IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)) THEN
    RAISE EXCEPTION 'rowscope: this is run as %, whom row security does not hold; run it as a role of its own that owns the database',
      pg_catalog.quote_ident(current_user);
  END IF;
  SELECT r.rolname INTO role FROM pg_catalog.pg_roles AS r
  WHERE (r.rolsuper OR r.rolbypassrls OR r.rolname = everyone)
    AND (r.rolname = app OR pg_catalog.pg_has_role(app, r.oid, 'MEMBER')) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'rowscope: the role % is or may become %, whom row security does not hold to a scope; revoke that from it',
      pg_catalog.quote_ident(app), pg_catalog.quote_ident(role);
  END IF;
END
)";

}  // namespace

std::string check_roles(const postgresql_ddl& options) {
  return "DO " + body("\nDECLARE\n  app text := " + literal(options.application_role) +
                      ";\n  everyone text := " + literal(options.unscoped_role) + ";" + checks);
}

}  // namespace rowscope::detail::postgresql
