#include "schema_check.hpp"

#include <algorithm>

#include <rowscope/schema/postgresql_check.hpp>

#include "table_checks.hpp"

namespace rowscope::detail::postgresql {
namespace {

constexpr std::string_view missing = "missing-table";
constexpr std::string_view other_key = "other-signing-key";

severity severity_of(std::string_view text) {
  if (text == "error") return severity::error;
  return text == "warning" ? severity::warning : severity::note;
}

bool is_secured(postgresql_connection& c) {
  const result found = c.rows_of("SELECT pg_catalog.to_regclass('rowscope.secured') IS NOT NULL");
  return *PQgetvalue(found.get(), 0, 0) == 't';
}

/// What there is to say where the DDL has never run.
std::vector<finding> find_unsecured(const schema_info& schema, const live_schema& live) {
  std::vector<finding> all;
  for (const table_info* t : schema.tables) {
    const std::string name(t->name);
    if (live.find(name) == nullptr)
      all.push_back({std::string(missing), severity::warning, name,
                     "the table " + name + " is declared and does not exist; create_tables() makes it"});
    else if (!t->is_shared() && !t->is_view)
      all.push_back({"security-off", severity::error, name,
                     "the table " + name +
                         " is scoped, and no row security in this database knows of signed scopes; let "
                         "the owner of the tables run what rs::ddl(schema, rs::postgresql_ddl{...}) gives"});
  }
  return all;
}

std::vector<finding> find_in_security(postgresql_connection& c) {
  std::vector<finding> all;
  const result rows = c.rows_of(postgresql_check_sql(c.schema()).c_str());
  const auto text = [&](int row, int column) { return std::string(PQgetvalue(rows.get(), row, column)); };
  for (int row = 0; row < PQntuples(rows.get()); ++row)
    all.push_back({text(row, 1), severity_of(text(row, 0)), text(row, 2), text(row, 3)});
  // Who owns a table can do more than what else is told of that role.
  std::ranges::stable_partition(all, [](const finding& f) { return f.id.starts_with("role-"); });
  if (!c.is_signature_valid())
    all.push_back(
        {std::string(other_key),
         severity::error,
         {},
         "the signing key is not the database's, so that sessions would see no rows: give "
         "postgresql_options::signing_key the bytes that the database has, or let the owner of the tables run "
         "SELECT rowscope.set_signing_key(...) with these; and set postgresql_options::distributed as the DDL was made"});
  return all;
}

}  // namespace

// Tables that differ come first: the DDL, which the rest asks for, does not mend them, and may fail on them.
std::vector<finding> find_in_schema(postgresql_connection& c) {
  const live_schema live = read_schema(c);
  std::vector<finding> all = compare_tables(c, live);
  for (finding& f : is_secured(c) ? find_in_security(c) : find_unsecured(c.schema(), live)) all.push_back(std::move(f));
  return all;
}

bool check_schema(postgresql_connection& c, attach how) {
  const std::vector<finding> all = find_in_schema(c);
  for (const finding& f : all) {
    if (f.level != severity::error || f.id == missing) continue;
    if (f.id == "undeclared-foreign-key" && how == attach::lint_only) continue;
    if (f.id == other_key) throw usage_error(f.sentence);
    throw schema_error(f.sentence, {.table = f.table});
  }
  return std::ranges::none_of(all, [](const finding& f) { return f.id == missing; });
}

void check_sees_all(postgresql_connection& c) {
  const result found = c.rows_of(
      "SELECT session_user, COALESCE(bool_or(r = 0 OR pg_catalog.pg_has_role(r, 'USAGE')), true) FROM "
      "pg_catalog.pg_policy AS p, LATERAL pg_catalog.unnest(p.polroles) AS r WHERE p.polname = 'rowscope_unscoped'");
  if (*PQgetvalue(found.get(), 0, 1) == 't') return;
  throw usage_error("the role \"" + std::string(PQgetvalue(found.get(), 0, 0)) +
                    "\" of unscoped sessions would see no rows: no policy gives them to it; connect in "
                    "postgresql_options::unscoped as the unscoped_role that the DDL was made for");
}

}  // namespace rowscope::detail::postgresql
