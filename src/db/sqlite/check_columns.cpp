#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

#include "schema_checks.hpp"

namespace rowscope::detail::sqlite {
namespace {

/// Whether a change of the parent's key may go on to the column: the row stays with its parent.
bool may_follow(const check_context& check, const table_info& table, std::string_view column,
                const live_foreign_key& key, const std::vector<live_foreign_key::part>& pairs, const scoping_key* own) {
  if (own != nullptr && same_name(own->parent.name, key.parent) && same_pairs(pairs, own->key)) return true;
  const table_info* parent = declared(check.schema, key.parent);
  return parent != nullptr && std::ranges::any_of(pairs, [&](const live_foreign_key::part& p) {
           return same_name(p.column, column) && is_same_dimension(table, column, *parent, p.other);
         });
}

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

bool check_actions(const check_context& check, const table_info& table, const live_table& live, std::string_view column,
                   const scoping_key* own) {
  bool none = true;
  const bool holds_value = table.rule_of_column(column) != nullptr;
  for (const live_foreign_key& key : live.foreign_keys) {
    const auto pairs = pairs_of(check.live, key);
    if (std::ranges::none_of(pairs, [&](const auto& p) { return same_name(p.column, column); })) continue;
    const auto is = [&](const char* action) { return key.on_update == action || key.on_delete == action; };
    const std::string actions = "(ON UPDATE " + key.on_update + ", ON DELETE " + key.on_delete + ")";
    if (is("SET DEFAULT") || (key.on_update == "CASCADE" && !may_follow(check, table, column, key, pairs, own))) {
      none = false;
      check.error("action-writes-scope", table,
                  "lets its foreign key to " + key.parent + " write the column " + std::string(column) + " " + actions +
                      ", so that rows would change their tenant; use NO ACTION, RESTRICT or ON DELETE CASCADE");
    } else if (holds_value && is("SET NULL")) {
      none = false;
      check.error("set-null-on-scoped-key", table,
                  "lets its foreign key to " + key.parent + " set the column " + std::string(column) + " to NULL " +
                      actions + ", and with it the tenant of the row; use NO ACTION, RESTRICT or ON DELETE CASCADE");
    }
  }
  return none;
}

void check_scope_columns(const check_context& check, const table_info& table, const live_table& live) {
  for (const scope_rule_info& rule : table.rules)
    if (rule.has_column()) check_scope_column(check, table, live, rule);
}

}  // namespace rowscope::detail::sqlite
