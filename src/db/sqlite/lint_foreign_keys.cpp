#include <algorithm>

#include <rowscope/schema/expected.hpp>

#include "lint_schema.hpp"

namespace rowscope::detail::sqlite {
namespace {

void lint_key_reuse(const check_context& check, const table_info& table, const live_table& live) {
  if (!key_must_not_come_back(check.schema, table) || live.numbers_rows_once) return;
  for (const column_info& c : table.columns)
    if (c.generated && rowscope::detail::is_row_number(table, c))
      if (const live_column* found = live.find(c.name); found != nullptr && live.is_row_number(*found))
        check.tell(
            severity::warning, "key-reuse", table,
            "generates its key without AUTOINCREMENT, so that the key of a removed row can come back, as another "
            "tenant's, to what still knows the old one; create it anew with AUTOINCREMENT");
}

}  // namespace

void lint_foreign_keys(const check_context& check, const table_info& table, const live_table& live) {
  lint_missing_keys(check, table, live);
  lint_actions(check, table, live);
  for (const scope_rule_info& r : table.rules)
    if (r.kind == scope_kind::visible) lint_links(check, table, r, check.live.find(r.other().name));
  lint_key_reuse(check, table, live);
}

}  // namespace rowscope::detail::sqlite
