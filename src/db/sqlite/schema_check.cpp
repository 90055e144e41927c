#include "schema_check.hpp"

#include "schema_checks.hpp"

namespace rowscope::detail::sqlite {

bool check_table(const check_context& check, const table_info& table) {
  const live_table* live = check.live.find(table.name);
  if (live == nullptr) return false;
  if (table.is_shared()) {
    check_undeclared_keys(check, table, *live);
    return true;
  }
  if (live->kind != live_kind::table && (!table.is_view || live->kind != live_kind::view)) {
    check.error("not-a-table", table,
                "is a " + live->kind_name + ", and scoping needs a table; declare the table behind it, or an rs::view");
    return true;
  }
  check_scope_columns(check, table, *live);
  check_scoping_keys(check, table, *live);
  check_links(check, table, *live);
  check_undeclared_keys(check, table, *live);
  return true;
}

void check_schema(sqlite_connection& connection, const schema_info& schema, attach how,
                  std::vector<const table_info*>& unchecked) {
  if (unchecked.empty()) return;
  live_schema live(connection);
  const check_context check{{schema, ddl_form::sqlite,
                             [how](const finding& f) {
                               if (how == attach::lint_only && f.id == "undeclared-foreign-key") return;
                               throw schema_error(f.sentence, {.table = f.table});
                             }},
                            live};
  std::erase_if(unchecked, [&](const table_info* t) { return check_table(check, *t); });
}

}  // namespace rowscope::detail::sqlite
