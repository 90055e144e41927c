#include "schema_check.hpp"

#include <algorithm>

#include <rowscope/ast/sql_name.hpp>
#include <rowscope/schema/postgresql_check.hpp>

namespace rowscope::detail::postgresql {
namespace {

const std::string missing = "table-missing";

severity severity_of(std::string_view text) {
  if (text == "error") return severity::error;
  return text == "warning" ? severity::warning : severity::note;
}

bool is_secured(postgresql_connection& c) {
  const result found = c.rows_of("SELECT pg_catalog.to_regclass('rowscope.secured') IS NOT NULL");
  return *PQgetvalue(found.get(), 0, 0) == 't';
}

/// What there is to say where the DDL has never run.
std::vector<finding> find_unsecured(postgresql_connection& c) {
  std::vector<finding> all;
  for (const table_info* t : c.schema().tables) {
    const std::string name(t->name);
    const std::string whole = "public." + quoted_name(name);
    const char* const texts[] = {whole.c_str()};
    const result found = c.rows_of("SELECT pg_catalog.to_regclass($1) IS NOT NULL", texts);
    if (*PQgetvalue(found.get(), 0, 0) != 't')
      all.push_back({missing, severity::error, name, "the table is declared, and there is none; run the DDL"});
    else if (!t->is_shared() && !t->is_view)
      all.push_back({"security-off", severity::error, name,
                     "there is no row security that knows of signed scopes in this database; let the owner of the "
                     "tables run what rs::ddl(schema, rs::postgresql_ddl{...}) gives"});
  }
  return all;
}

}  // namespace

std::vector<finding> find_in_schema(postgresql_connection& c) {
  if (!is_secured(c)) return find_unsecured(c);
  std::vector<finding> all;
  const result rows = c.rows_of(postgresql_check_sql(c.schema()).c_str());
  const auto text = [&](int row, int column) { return std::string(PQgetvalue(rows.get(), row, column)); };
  for (int row = 0; row < PQntuples(rows.get()); ++row)
    all.push_back({text(row, 1), severity_of(text(row, 0)), text(row, 2), text(row, 3)});
  return all;
}

bool check_schema(postgresql_connection& c) {
  const std::vector<finding> all = find_in_schema(c);
  for (const finding& f : all)
    if (f.level == severity::error && f.id != missing) throw schema_error(f.sentence, {.table = f.table});
  return std::ranges::none_of(all, [](const finding& f) { return f.id == missing; });
}

}  // namespace rowscope::detail::postgresql
