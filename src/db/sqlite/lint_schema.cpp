#include "lint_schema.hpp"

#include <algorithm>

#include <rowscope/ast/sql_name.hpp>
#include <rowscope/schema/expected.hpp>

namespace rowscope::detail::sqlite {
namespace {

void lint_missing_table(const check_context& check, const table_info& table) {
  std::string mend;
  for (const table_ddl& t : ddl_of(check.schema))
    if (t.table == table.name)
      for (const std::string& statement : t.statements) mend += statement + ";\n";
  if (!mend.empty()) mend.pop_back();
  tell(check, severity::warning, "missing-table", table,
       table.is_view ? "is declared as a view and does not exist; create it by DDL of your own"
                     : "is declared and does not exist; create_tables() makes it",
       mend);
}

void lint_table(const check_context& check, const table_info& table, const live_table& live) {
  lint_columns(check, table, live);
  if (live.kind != live_kind::table || table.is_view) return;
  lint_indexes(check, table, live);
  lint_foreign_keys(check, table, live);
  lint_rows(check, table, live);
  if (!live.is_strict)
    tell(
        check, severity::note, "not-strict", table,
        "is not STRICT: values of other types than declared can be stored, and fail when they are read; create it anew "
        "as STRICT");
  if (has_words(live.sql, {"ON", "CONFLICT"}))
    tell(
        check, severity::warning, "conflict-clause", table,
        "has an ON CONFLICT clause in its schema: rowscope's statements say OR ABORT, but others' would remove or skip "
        "rows, of whatever tenant, in silence; create it anew without");
}

void lint_triggers(const check_context& check) {
  for (const live_schema::trigger& t : check.live.triggers()) {
    const table_info* table = declared(check.schema, t.table);
    if (table == nullptr || table->is_shared()) continue;
    tell(check, severity::warning, "trigger-on-scoped-table", *table,
         "has the trigger " + t.name +
             ", which runs as it is written, over the rows of every tenant; see that each statement in it names the "
             "tenant of the row");
  }
}

void lint_undeclared_tables(const check_context& check) {
  const auto& tables = check.live.tables();
  // The tables of a virtual one are its own.
  const auto is_shadow = [&](const live_table& t) {
    return std::ranges::any_of(tables, [&](const live_table& v) {
      return v.kind == live_kind::other && t.name.size() > v.name.size() && t.name[v.name.size()] == '_' &&
             same_name(std::string_view(t.name).substr(0, v.name.size()), v.name);
    });
  };
  for (const live_table& t : tables)
    if (declared(check.schema, t.name) == nullptr && !is_shadow(t))
      check.report(
          {"undeclared-table", severity::note, t.name,
           "the " + t.kind_name + " " + t.name +
               " is not declared, so that rowscope neither reads nor writes it; declare it with its scope rule"});
}

}  // namespace

void tell(const check_context& check, severity level, std::string_view id, const table_info& table,
          const std::string& why, std::string mend) {
  check.report({std::string(id), level, std::string(table.name), "the table " + std::string(table.name) + " " + why,
                std::move(mend)});
}

std::vector<finding> lint_schema(sqlite_connection& connection, const schema_info& schema) {
  std::vector<finding> all;
  live_schema live(connection);
  const check_context check{live, schema, [&all](finding f) {
                              if (std::ranges::find(all, f) == all.end()) all.push_back(std::move(f));
                            }};
  for (const table_info* t : schema.tables) {
    if (!check_table(check, *t))
      lint_missing_table(check, *t);
    else
      lint_table(check, *t, *live.find(t->name));
  }
  lint_triggers(check);
  lint_undeclared_tables(check);
  return all;
}

}  // namespace rowscope::detail::sqlite
