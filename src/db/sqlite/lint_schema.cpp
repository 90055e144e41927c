#include "lint_schema.hpp"

#include <rowscope/ast/sql_name.hpp>
#include <rowscope/schema/expected.hpp>

#include "../attached/lint_rows.hpp"
#include "schema_query.hpp"

namespace rowscope::detail::sqlite {
namespace {

void lint_missing_table(const check_context& check, const table_info& table) {
  std::string mend;
  for (const table_ddl& t : ddl_of(check.schema))
    if (t.table == table.name)
      for (const std::string& statement : t.statements) mend += statement + ";\n";
  if (!mend.empty()) mend.pop_back();
  check.tell(severity::warning, "missing-table", table,
             table.is_view ? "is declared as a view and does not exist; create it by DDL of your own"
                           : "is declared and does not exist; create_tables() makes it",
             mend);
}

/// Reads the rows of the file.
class file_reader final : public row_reader {
 public:
  explicit file_reader(live_schema& live) : live_(live) {}

  [[nodiscard]] const live_table* find(std::string_view table) const override { return live_.find(table); }
  [[nodiscard]] bool can_compare(const live_column&, const live_column&) const override { return true; }
  [[nodiscard]] std::string in_sql(std::string_view table) const override { return "main." + quoted_name(table); }
  [[nodiscard]] std::string equal(const std::string& a, const std::string& b) const override {
    return a + " = " + b + " COLLATE BINARY";
  }
  [[nodiscard]] std::string count(const std::string& sql) const override {
    return schema_query(live_.connection(), sql, {})[0][0];
  }

 private:
  live_schema& live_;
};

void lint_table(const check_context& check, const table_info& table, const live_table& live) {
  lint_columns(check, table, live);
  if (live.kind != live_kind::table || table.is_view) return;
  lint_indexes(check, table, live);
  lint_foreign_keys(check, table, live);
  lint_rows(check, file_reader(check.live), table, live);
  if (!live.is_strict)
    check.tell(
        severity::note, "not-strict", table,
        "is not STRICT: values of other types than declared can be stored, and fail when they are read; create it anew "
        "as STRICT");
  if (has_words(live.sql, {"ON", "CONFLICT"}))
    check.tell(
        severity::warning, "conflict-clause", table,
        "has an ON CONFLICT clause in its schema: rowscope's statements say OR ABORT, but others' would remove or skip "
        "rows, of whatever tenant, in silence; create it anew without");
}

}  // namespace

std::vector<finding> lint_schema(sqlite_connection& connection, const schema_info& schema) {
  std::vector<finding> all;
  live_schema live(connection);
  const check_context check{{schema, ddl_form::sqlite, each_once(all)}, live};
  for (const table_info* t : schema.tables) {
    if (!check_table(check, *t))
      lint_missing_table(check, *t);
    else
      lint_table(check, *t, *live.find(t->name));
  }
  lint_triggers(check);
  lint_undeclared(check);
  return all;
}

}  // namespace rowscope::detail::sqlite
