#include <algorithm>

#include <rowscope/ast/sql_name.hpp>
#include <rowscope/schema/expected.hpp>

#include "lint_schema.hpp"

namespace rowscope::detail::sqlite {
namespace {

bool holds(affinity live, value_kind kind) {
  const affinity wanted = affinity_of(sqlite_type(kind));
  return live == wanted || (live == affinity::numeric && (wanted == affinity::integer || wanted == affinity::real));
}

void lint_column(const check_context& check, const table_info& table, const live_table& live, const column_info& c) {
  const live_column* found = live.find(c.name);
  const std::string name(c.name);
  if (found == nullptr) {
    std::string mend;
    if ((c.optional || c.has_default) && !c.primary_key && live.kind == live_kind::table)
      mend = "ALTER TABLE " + quoted_name(table.name) + " ADD COLUMN " + column_sql(check.schema, table, c) + ";";
    return check.tell(
        severity::warning, "missing-column", table,
        "has no column " + name + ", so that statements which name it fail; add it, or correct the declaration", mend);
  }
  if (live.kind != live_kind::table) return;
  if (!holds(affinity_of(found->type), c.kind))
    check.tell(severity::warning, "wrong-type", table,
               "declares the column " + name + " as '" + found->type + "', and it is declared to rowscope as " +
                   std::string(sqlite_type(c.kind)) +
                   ": values may be changed when they are written; make them the same");
  else if (c.kind == value_kind::text && !same_name(found->collation, "BINARY"))
    check.tell(severity::warning, "wrong-collation", table,
               "compares the column " + name + " by the collation " + found->collation +
                   ", and rowscope's texts are compared byte for byte; make it COLLATE BINARY");
  if (!c.optional && !found->not_null && !live.is_row_number(*found))
    check.tell(
        severity::warning, "nullable-column", table,
        "allows NULL in the column " + name +
            ", which is declared without std::optional: reading such a row is an error; make it NOT NULL, or declare "
            "it as std::optional");
}

}  // namespace

void lint_columns(const check_context& check, const table_info& table, const live_table& live) {
  for (const column_info& c : table.columns)
    if (!stands_for_scope(check.schema, table, c.name)) lint_column(check, table, live, c);
  if (live.kind != live_kind::table) return;
  for (const live_column& c : live.columns)
    if (std::ranges::none_of(table.columns, [&](const column_info& d) { return same_name(d.name, c.name); }) &&
        c.not_null && !c.has_default && !c.is_generated && !live.is_row_number(c))
      check.tell(
          severity::warning, "undeclared-required-column", table,
          "has the column " + c.name +
              ", which is NOT NULL without a default and not declared: no insert can be made; declare it, or give it "
              "a default");
}

}  // namespace rowscope::detail::sqlite
