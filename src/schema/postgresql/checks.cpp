#include <rowscope/schema/postgresql_check.hpp>

#include "names.hpp"
#include "statements.hpp"

namespace rowscope::detail {
namespace {

using postgresql::literal;
using postgresql::qualified;

/// Each declared table, whether it has a scope, and what the DDL would secure it by.
std::string declared_tables(const schema_info& schema) {
  std::string rows;
  for (const table_info* t : schema.tables) {
    if (t->is_view) continue;
    rows += (rows.empty() ? "" : ",\n    ") + std::string("(") + literal(t->name) + ", pg_catalog.to_regclass(" +
            literal(qualified(t->name)) + ")::oid, " + (t->is_shared() ? "false" : "true") + ", " +
            literal(postgresql::security_number(*t)) + ")";
  }
  return rows.empty() ? "(NULL::text, NULL::oid, false, NULL::text)" : rows;
}

std::string declared_views(const schema_info& schema) {
  std::string list;
  for (const table_info* t : schema.tables)
    if (t->is_view) list += (list.empty() ? "" : ", ") + literal(t->name);
  return list.empty() ? "''" : list;
}

constexpr const char* about_role = R"(
SELECT 'error', 'role-not-held', '', pg_catalog.format('the role %I is or may become %I, which %s; log in as a role that row security holds',
  session_user, r.rolname, CASE WHEN r.rolsuper THEN 'is a superuser' WHEN r.rolbypassrls THEN 'bypasses row security'
    WHEN r.rolreplication THEN 'reads the whole server by replication' ELSE 'reads or runs files of the server' END)
FROM pg_catalog.pg_roles AS r
WHERE (r.rolsuper OR r.rolbypassrls OR r.rolreplication
    OR r.rolname IN ('pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program'))
  AND pg_catalog.pg_has_role(session_user, r.oid, 'MEMBER')
  -- A superuser may become anyone; that it is one is enough.
  AND (r.rolname = session_user OR NOT (SELECT s.rolsuper FROM pg_catalog.pg_roles AS s WHERE s.rolname = session_user))
UNION ALL
SELECT 'error', 'role-owns-table', t.name, pg_catalog.format('the role %I is or may become %I, who owns the table %I and can take its row security away; log in as another role',
  session_user, pg_catalog.pg_get_userbyid(t.relowner), t.name)
FROM live AS t WHERE pg_catalog.pg_has_role(session_user, t.relowner, 'MEMBER')
UNION ALL
SELECT DISTINCT 'error', 'role-unscoped', '', pg_catalog.format('the role %I is or may become %I, who sees the rows of every tenant; revoke that from it',
  session_user, pg_catalog.pg_get_userbyid(r))
FROM live AS t JOIN pg_catalog.pg_policy AS p ON p.polrelid = t.oid AND p.polname = 'rowscope_unscoped',
  LATERAL pg_catalog.unnest(p.polroles) AS r
WHERE r <> 0 AND pg_catalog.pg_has_role(session_user, r, 'MEMBER')
UNION ALL
SELECT 'error', 'right-around-scope', t.name, pg_catalog.format('the role %I has the right %s on the table %I, of which row security says nothing; revoke it',
  session_user, a.name, t.name)
FROM live AS t, (VALUES ('TRUNCATE'), ('REFERENCES'), ('TRIGGER')) AS a(name)
WHERE t.is_scoped AND pg_catalog.has_table_privilege(session_user, t.oid, a.name)
UNION ALL
SELECT 'error', 'own-objects', '', pg_catalog.format('the role %I may make %s, which could stand for a table of the schema; revoke that',
  session_user, a.name)
FROM (VALUES ('temporary tables', pg_catalog.has_database_privilege(session_user, pg_catalog.current_database(), 'TEMPORARY')),
  ('schemas', pg_catalog.has_database_privilege(session_user, pg_catalog.current_database(), 'CREATE')),
  ('tables in the schema public', pg_catalog.has_schema_privilege(session_user, 'public', 'CREATE'))) AS a(name, has)
WHERE a.has)";

constexpr const char* about_tables = R"(
UNION ALL
SELECT 'warning', 'missing-table', d.name, pg_catalog.format('the table %I is declared and does not exist; create_tables() makes it', d.name)
FROM declared AS d WHERE d.oid IS NULL AND d.name IS NOT NULL
UNION ALL
SELECT 'error', 'security-off', t.name, pg_catalog.format('row security of the table %I is %s; run the DDL', t.name,
  CASE WHEN t.relrowsecurity THEN 'not forced, so that its owner is not held' ELSE 'off' END)
FROM live AS t WHERE t.is_scoped AND NOT (t.relrowsecurity AND t.relforcerowsecurity)
UNION ALL
SELECT 'error', 'policy-added', t.name, pg_catalog.format('the table %I has the policy %I, which shows rows beside those in scope; make it restrictive, or drop it', t.name, p.polname)
FROM live AS t JOIN pg_catalog.pg_policy AS p ON p.polrelid = t.oid
WHERE t.is_scoped AND p.polpermissive AND p.polname NOT IN ('rowscope_select', 'rowscope_insert', 'rowscope_update', 'rowscope_delete', 'rowscope_unscoped')
UNION ALL
SELECT 'error', 'policy-true', t.name, pg_catalog.format('the policy %I of the table %I is true for every row; run the DDL', p.polname, t.name)
FROM live AS t JOIN pg_catalog.pg_policy AS p ON p.polrelid = t.oid
WHERE t.is_scoped AND p.polname LIKE 'rowscope\_%' AND p.polname <> 'rowscope_unscoped'
  AND 'true' IN (pg_catalog.pg_get_expr(p.polqual, p.polrelid), pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))
UNION ALL
SELECT 'error', 'policy-missing', t.name, pg_catalog.format('the table %I has no policy rowscope_select; run the DDL', t.name)
FROM live AS t WHERE t.is_scoped
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_policy AS p WHERE p.polrelid = t.oid AND p.polname = 'rowscope_select')
UNION ALL
SELECT 'error', 'security-changed', t.name, pg_catalog.format('row security of the table %I is not as the DDL has made it; run the DDL', t.name)
FROM live AS t LEFT JOIN rowscope.secured AS s ON s.secured = t.oid
WHERE t.is_scoped AND s.security IS DISTINCT FROM rowscope.security_of(t.oid)
UNION ALL
SELECT 'error', 'declarations-changed', t.name, pg_catalog.format('the table %I is secured by other declarations than those of this program; run its DDL', t.name)
FROM live AS t JOIN rowscope.secured AS s ON s.secured = t.oid WHERE t.is_scoped AND s.declared <> t.declared
UNION ALL
SELECT 'error', 'declarations-changed', t.name, pg_catalog.format('the table %I is declared as shared, and its row security shows each tenant other rows; declare its scope, or let its owner run ALTER TABLE public.%I DISABLE ROW LEVEL SECURITY', t.name, t.name)
FROM live AS t WHERE NOT t.is_scoped AND t.relrowsecurity
  AND EXISTS (SELECT FROM pg_catalog.pg_policy AS p WHERE p.polrelid = t.oid AND p.polname = 'rowscope_select')
UNION ALL
SELECT 'error', 'partition-open', c.relname::text, pg_catalog.format('the role %I reads %I, a part of the table %I, whose row security is not as the DDL has made it; run the DDL',
  session_user, c.relname, t.name)
FROM live AS t JOIN LATERAL (
  WITH RECURSIVE parts AS (SELECT i.inhrelid FROM pg_catalog.pg_inherits AS i WHERE i.inhparent = t.oid
    UNION SELECT i.inhrelid FROM pg_catalog.pg_inherits AS i JOIN parts AS p ON i.inhparent = p.inhrelid)
  SELECT inhrelid FROM parts) AS p ON true JOIN pg_catalog.pg_class AS c ON c.oid = p.inhrelid
LEFT JOIN rowscope.secured AS s ON s.secured = c.oid
WHERE t.is_scoped AND pg_catalog.has_table_privilege(session_user, c.oid, 'SELECT, INSERT, UPDATE, DELETE')
  AND s.security IS DISTINCT FROM rowscope.security_of(c.oid))";

/// What reads as another: it is an error only where that other is not held to the scope.
constexpr const char* about_views = R"(
UNION ALL
SELECT CASE WHEN c.relkind = 'm' OR r.rolsuper OR r.rolbypassrls OR EXISTS (
    SELECT FROM live AS t JOIN pg_catalog.pg_policy AS p ON p.polrelid = t.oid AND p.polname = 'rowscope_unscoped',
      LATERAL pg_catalog.unnest(p.polroles) AS u
    WHERE u <> 0 AND pg_catalog.pg_has_role(r.oid, u, 'USAGE')) THEN 'error' ELSE 'note' END, 'view-of-another', c.relname::text,
  pg_catalog.format('the role %I reads the %s %I, which reads as %I%s; declare it, make it WITH (security_invoker), or revoke that', session_user,
    CASE WHEN c.relkind = 'm' THEN 'materialized view' ELSE 'view' END, c.relname, r.rolname,
    CASE WHEN c.relkind = 'm' THEN ', at the time when it was filled' ELSE '' END)
FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_roles AS r ON r.oid = c.relowner
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('v', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\_%'
  AND pg_catalog.has_schema_privilege(session_user, n.oid, 'USAGE')
  AND pg_catalog.has_table_privilege(session_user, c.oid, 'SELECT, INSERT, UPDATE, DELETE')
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_options_to_table(c.reloptions) AS o
    WHERE o.option_name = 'security_invoker' AND o.option_value::boolean)
  AND NOT (n.nspname = 'public' AND c.relname IN (@VIEWS@)))";

}  // namespace

std::string postgresql_check_sql(const schema_info& schema) {
  return "WITH declared(name, oid, is_scoped, declared) AS (\n  VALUES\n    " + declared_tables(schema) +
         "),\nlive AS (SELECT d.name, d.oid, d.is_scoped, d.declared, c.relowner, c.relrowsecurity, "
         "c.relforcerowsecurity\n  FROM declared AS d JOIN pg_catalog.pg_class AS c ON c.oid = d.oid)" +
         about_role + about_tables + postgresql::replaced(about_views, "@VIEWS@", declared_views(schema)) +
         "\nORDER BY 1, 2, 3, 4";
}

}  // namespace rowscope::detail
