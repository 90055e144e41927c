#include "table_checks.hpp"

#include "../../schema/postgresql/statements.hpp"

namespace rowscope::detail::postgresql {
namespace {

void compare_table(const check_context& check, const table_info& table, const live_table& live) {
  const bool is_right_kind =
      live.kind == live_kind::table || ((table.is_view || table.is_shared()) && live.kind == live_kind::view);
  if (!is_right_kind)
    return check.error(
        "not-a-table", table,
        "is a " + live.kind_name + ", and scoping needs a table; declare the table behind it, or an rs::view");
  if (!table.is_shared()) {
    check_scope_columns(check, table, live);
    check_scoping_keys(check, table, live);
    check_links(check, table, live);
  }
  check_undeclared_keys(check, table, live);
  lint_columns(check, table, live);
  if (live.kind != live_kind::table || table.is_view) return;
  lint_indexes(check, table, live);
  lint_missing_keys(check, table, live);
  lint_actions(check, table, live);
  for (const scope_rule_info& r : table.rules)
    if (r.kind == scope_kind::visible) lint_links(check, table, r, check.live.find(r.other().name));
}

/// That the scope of its rows is known on each node.
void check_distribution(const check_context& check, const table_info& table) {
  try {
    check_distributable(table);
  } catch (const schema_error& e) {
    check.report({"not-distributable", severity::error, std::string(table.name), e.what()});
  }
}

}  // namespace

std::vector<finding> compare_tables(const postgresql_connection& c, const live_schema& live) {
  std::vector<finding> all;
  const check_context check{{c.schema(), live.form(), each_once(all), live.is_secured}, live};
  for (const table_info* t : c.schema().tables) {
    if (c.is_distributed() && !t->is_view) check_distribution(check, *t);
    if (const live_table* found = live.find(t->name)) compare_table(check, *t, *found);
  }
  return all;
}

}  // namespace rowscope::detail::postgresql
