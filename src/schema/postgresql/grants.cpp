#include <rowscope/ast/sql_name.hpp>

#include "names.hpp"
#include "statements.hpp"

namespace rowscope::detail::postgresql {
namespace {

/// A temporary table could stand for one of ours; what anyone may make in "public" too.
constexpr const char* no_objects_of_its_own = R"(
BEGIN
  EXECUTE pg_catalog.format('REVOKE CREATE, TEMPORARY ON DATABASE %I FROM PUBLIC, %I', pg_catalog.current_database(), app);
  EXECUTE pg_catalog.format('REVOKE CREATE ON SCHEMA public FROM PUBLIC, %I', app);
  IF pg_catalog.has_database_privilege(app, pg_catalog.current_database(), 'TEMPORARY')
      OR pg_catalog.has_database_privilege(app, pg_catalog.current_database(), 'CREATE')
      OR pg_catalog.has_schema_privilege(app, 'public', 'CREATE') THEN
    RAISE EXCEPTION 'rowscope: the role % may make tables of its own in this database, which could stand for others; let the owner of the database, and of the schema public, revoke that, and run this again',
      pg_catalog.quote_ident(app);
  END IF;
END
)";

/// A row that does not name its key asks the sequence behind the column's default, as that of a serial column; one of
/// an identity column needs no right.
constexpr const char* sequences_of_defaults = R"(
  one record;
BEGIN
  FOR one IN
    SELECT DISTINCT pg_catalog.format('%I.%I', n.nspname, s.relname) AS name, r.name AS role
    FROM pg_catalog.unnest(tables) AS t(oid) CROSS JOIN pg_catalog.unnest(roles) AS r(name)
      JOIN pg_catalog.pg_attrdef AS d ON d.adrelid = t.oid
      JOIN pg_catalog.pg_depend AS u ON u.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND u.objid = d.oid
        AND u.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
      JOIN pg_catalog.pg_class AS s ON s.oid = u.refobjid AND s.relkind = 'S'
      JOIN pg_catalog.pg_namespace AS n ON n.oid = s.relnamespace
    WHERE pg_catalog.has_table_privilege(r.name, t.oid, 'INSERT')
      AND NOT pg_catalog.has_sequence_privilege(r.name, s.oid, 'USAGE')
  LOOP
    EXECUTE pg_catalog.format('GRANT USAGE ON SEQUENCE %s TO %I', one.name, one.role);
  END LOOP;
END
)";

}  // namespace

table_rights rights_of(const table_info& table) {
  if (table.is_view) return {};
  if (table.is_shared() || table.has_rule(scope_kind::visible)) return {.reads = true};
  if (table.has_rule(scope_kind::root)) return {.reads = true, .updates = true};
  return {true, true, true, true};
}

namespace {

std::string names_of(const table_rights& may) {
  std::string names;
  const auto add = [&](bool is_granted, const char* right) {
    if (is_granted) names += (names.empty() ? "" : ", ") + std::string(right);
  };
  add(may.reads, "SELECT");
  add(may.inserts, "INSERT");
  add(may.updates, "UPDATE");
  add(may.removes, "DELETE");
  return names;
}

void add_grants(statements& all, const table_info& table, const std::string& app, const std::string& everyone) {
  const std::string name = qualified(table.name);
  // Of the others, what secures their rows takes the rights away first.
  if (table.is_shared()) all.push_back("REVOKE ALL ON TABLE " + name + " FROM PUBLIC, " + app + ", " + everyone);
  all.push_back("GRANT " + names_of(rights_of(table)) + " ON TABLE " + name + " TO " + app);
  all.push_back("GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE " + name + " TO " + everyone);
}

/// \pre the rights to the tables are granted
std::string grant_sequences(const schema_info& schema, const postgresql_ddl& options) {
  std::string tables;
  for (const table_info* t : schema.tables)
    if (!t->is_view) tables += (tables.empty() ? "" : ", ") + literal(qualified(t->name));
  return "DO " + body("\nDECLARE\n  tables pg_catalog.regclass[] := ARRAY[" + tables +
                      "]::pg_catalog.regclass[];\n  roles text[] := ARRAY[" + literal(options.application_role) + ", " +
                      literal(options.unscoped_role) + "];" + sequences_of_defaults);
}

}  // namespace

statements grants(const schema_info& schema, const postgresql_ddl& options) {
  const std::string app = quoted_name(options.application_role), everyone = quoted_name(options.unscoped_role);
  statements all{"DO " + body("\nDECLARE\n  app text := " + literal(options.application_role) + ";" +
                              std::string(no_objects_of_its_own)),
                 "GRANT USAGE ON SCHEMA public TO " + app + ", " + everyone};
  for (const table_info* t : schema.tables)
    if (!t->is_view) add_grants(all, *t, app, everyone);
  all.push_back(grant_sequences(schema, options));
  return all;
}

}  // namespace rowscope::detail::postgresql
