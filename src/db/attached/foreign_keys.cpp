#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

#include "../../schema/postgresql/statements.hpp"
#include "schema_report.hpp"

namespace rowscope::detail {
namespace {

bool has_key(const live_table& live, const table_info& parent, std::span<const key_part> key) {
  return std::ranges::any_of(live.foreign_keys, [&](const live_foreign_key& f) {
    return same_name(f.parent, parent.name) && same_pairs(f.key, key);
  });
}

/// Whether a change of the parent's key may go on to the column: the row stays with its parent.
bool may_follow(const schema_report& check, const table_info& table, std::string_view column,
                const live_foreign_key& key, const key_pairs& pairs, const scoping_key* own) {
  if (own != nullptr && same_name(own->parent.name, key.parent) && same_pairs(pairs, own->key)) return true;
  const table_info* parent = declared(check.schema, key.parent);
  return parent != nullptr && std::ranges::any_of(pairs, [&](const key_pair& p) {
           return same_name(p.column, column) && is_same_dimension(table, column, *parent, p.other);
         });
}

/// SQLite cannot add one.
std::string added_by(const schema_report& check, const table_info& table, const expected_foreign_key& key) {
  if (check.form == ddl_form::sqlite) return {};
  return postgresql::adds_foreign_key(table, key, check.is_secured) + ";";
}

}  // namespace

bool check_actions(const schema_report& check, const table_info& table, const live_table& live, std::string_view column,
                   const scoping_key* own) {
  bool none = true;
  const bool holds_value = table.rule_of_column(column) != nullptr;
  for (const live_foreign_key& key : live.foreign_keys) {
    const key_pairs& pairs = key.key;
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

void lint_missing_keys(const schema_report& check, const table_info& table, const live_table& live) {
  for (const expected_foreign_key& wanted : expected_foreign_keys(table, check.form)) {
    if (wanted.carries_scope || has_key(live, *wanted.parent, wanted.key)) continue;
    // A foreign key on the columns that are declared, and not on the tenant, is one too.
    const bool is_there = std::ranges::any_of(table.foreign_keys, [&](const foreign_key_info& f) {
      return &f.parent() == wanted.parent && has_key(live, f.parent(), f.key) &&
             std::ranges::all_of(f.key, [&](const key_part& k) {
               return std::ranges::find(wanted.key, k.column, &key_part::column) != wanted.key.end();
             });
    });
    if (is_there) continue;
    check.tell(
        severity::warning, "foreign-key-missing", table,
        "has no foreign key " + key_text(parts_of(wanted.key), wanted.parent->name) +
            " in the database, which is declared: rowscope checks what it writes, and nothing checks what others write "
            "and remove; " +
            std::string(check.form == ddl_form::sqlite ? "create the table anew with it" : "add it"),
        added_by(check, table, wanted));
  }
}

void lint_actions(const schema_report& check, const table_info& table, const live_table& live) {
  for (const live_foreign_key& key : live.foreign_keys) {
    const table_info* parent = declared(check.schema, key.parent);
    if (parent == nullptr || parent->is_shared() || table.is_shared()) continue;
    const auto acts = [](const std::string& action) { return action != "NO ACTION" && action != "RESTRICT"; };
    if (!acts(key.on_delete) && !acts(key.on_update)) continue;
    const key_pairs& pairs = key.key;
    const bool stays_inside =
        std::ranges::any_of(pairs,
                            [&](const auto& p) { return is_same_dimension(table, p.column, *parent, p.other); }) ||
        std::ranges::any_of(table.rules, [&](const scope_rule_info& r) {
          return r.kind == scope_kind::through && &r.other() == parent && same_pairs(pairs, r.link.key);
        });
    if (!stays_inside)
      check.tell(
          severity::warning, "cascade-crosses-tenants", table,
          "has the foreign key " + key_text(pairs, parent->name) + " with ON UPDATE " + key.on_update + ", ON DELETE " +
              key.on_delete +
              ", which does not contain the tenant: where rows point to another tenant's already, a change there goes on "
              "here; use NO ACTION, or add the tenant to the key");
  }
}

void lint_links(const schema_report& check, const table_info& table, const scope_rule_info& rule,
                const live_table* links) {
  std::vector<key_part> back;
  for (const key_part& k : rule.link.key) back.push_back({k.other, k.column});
  if (links == nullptr || links->kind != live_kind::table || has_key(*links, table, back)) return;
  check.tell(severity::warning, "link-not-enforced", rule.other(),
             "makes rows of " + std::string(table.name) + " visible by " + key_text(parts_of(back), table.name) +
                 ", and the database has no such foreign key: links to a removed row would show the next one that gets "
                 "its key; create the table anew with it");
}

}  // namespace rowscope::detail
