#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

#include "schema_checks.hpp"

namespace rowscope::detail::sqlite {
namespace {

void check_scope_column(const check_context& check, const table_info& table, const live_table& live,
                        const scope_rule_info& rule) {
  const live_column* c = check_column(check, table, live, rule.column);
  if (c == nullptr || live.kind == live_kind::view) return;
  if (!c->not_null && !live.is_row_number(*c) && rule.kind != scope_kind::shared_or_own)
    check.error("nullable-tenant", table,
                "allows NULL in the tenant column " + std::string(rule.column) +
                    ": such rows belong to nobody; make it NOT NULL");
  if (rule.kind == scope_kind::root && !live.is_unique({rule.column}))
    check.error("root-key-not-unique", table,
                "is the table of tenants, and its key " + std::string(rule.column) +
                    " is not unique in the database: a tenant would have several rows; make it the primary key");
  check_actions(check, table, live, rule.column, nullptr);
}

}  // namespace

const live_column* check_column(const check_context& check, const table_info& table, const live_table& live,
                                std::string_view column) {
  const live_column* c = live.find(column);
  const std::string name(column);
  if (c == nullptr) {
    check.error("missing-column", table,
                "has no column " + name + ", which its scope stands on; add it, or correct the declaration");
    return nullptr;
  }
  if (c->is_generated)
    check.error("generated-scope-column", table,
                "generates the column " + name +
                    " from others, so that writing those would change a row's tenant; make it an ordinary column");
  // An expression of a view has no type.
  if (live.kind == live_kind::view && c->type.empty()) return c;
  const bool text = table.find(column)->kind == value_kind::text;
  if (affinity_of(c->type) != (text ? affinity::text : affinity::integer)) {
    check.error("wrong-type", table,
                "declares the column " + name + " as '" + c->type + "', and it is declared to rowscope as " +
                    (text ? "a text: other types change texts, so that '042' finds 42; make it TEXT"
                          : "an integer; make it INTEGER"));
    return nullptr;
  }
  if (text && live.kind == live_kind::table && !same_name(c->collation, "BINARY")) {
    check.error("wrong-collation", table,
                "compares the column " + name + " by the collation " + c->collation +
                    ", so that 'ACME' finds 'acme'; make it COLLATE BINARY");
    return nullptr;
  }
  return c;
}

void check_scope_columns(const check_context& check, const table_info& table, const live_table& live) {
  for (const scope_rule_info& rule : table.rules)
    if (rule.has_column()) check_scope_column(check, table, live, rule);
}

}  // namespace rowscope::detail::sqlite
