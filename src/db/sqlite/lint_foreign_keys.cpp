#include <algorithm>

#include <rowscope/ast/sql_name.hpp>
#include <rowscope/schema/expected.hpp>

#include "lint_schema.hpp"

namespace rowscope::detail::sqlite {
namespace {

bool is_enforced(const check_context& check, const live_table& live, const table_info& parent,
                 std::span<const key_part> key) {
  return std::ranges::any_of(live.foreign_keys, [&](const live_foreign_key& f) {
    return same_name(f.parent, parent.name) && same_pairs(pairs_of(check.live, f), key);
  });
}

void lint_missing_keys(const check_context& check, const table_info& table, const live_table& live) {
  for (const expected_foreign_key& wanted : expected_foreign_keys(table)) {
    if (wanted.carries_scope || is_enforced(check, live, *wanted.parent, wanted.key)) continue;
    // A foreign key on the columns that are declared, and not on the tenant, is one too.
    const bool is_there = std::ranges::any_of(table.foreign_keys, [&](const foreign_key_info& f) {
      return &f.parent() == wanted.parent && is_enforced(check, live, f.parent(), f.key) &&
             std::ranges::all_of(f.key, [&](const key_part& k) {
               return std::ranges::find(wanted.key, k.column, &key_part::column) != wanted.key.end();
             });
    });
    if (is_there) continue;
    tell(
        check, severity::warning, "foreign-key-missing", table,
        "has no foreign key " + text_of(parts_of(wanted.key), wanted.parent->name) +
            " in the database, which is declared: rowscope checks what it writes, and nothing checks what others write "
            "and remove; create the table anew with it");
  }
}

void lint_actions(const check_context& check, const table_info& table, const live_table& live) {
  for (const live_foreign_key& key : live.foreign_keys) {
    const table_info* parent = declared(check.schema, key.parent);
    if (parent == nullptr || parent->is_shared() || table.is_shared()) continue;
    const auto acts = [](const std::string& action) { return action != "NO ACTION" && action != "RESTRICT"; };
    if (!acts(key.on_delete) && !acts(key.on_update)) continue;
    const auto pairs = pairs_of(check.live, key);
    const bool stays_inside =
        std::ranges::any_of(pairs,
                            [&](const auto& p) { return is_same_dimension(table, p.column, *parent, p.other); }) ||
        std::ranges::any_of(table.rules, [&](const scope_rule_info& r) {
          return r.kind == scope_kind::through && &r.other() == parent && same_pairs(pairs, r.link.key);
        });
    if (!stays_inside)
      tell(
          check, severity::warning, "cascade-crosses-tenants", table,
          "has the foreign key " + text_of(pairs, parent->name) + " with ON UPDATE " + key.on_update + ", ON DELETE " +
              key.on_delete +
              ", which does not contain the tenant: where rows point to another tenant's already, a change there goes on "
              "here; use NO ACTION, or add the tenant to the key");
  }
}

void lint_links(const check_context& check, const table_info& table) {
  for (const scope_rule_info& r : table.rules) {
    if (r.kind != scope_kind::visible) continue;
    std::vector<key_part> back;
    for (const key_part& k : r.link.key) back.push_back({k.other, k.column});
    const table_info& linking = r.other();
    const std::string key = text_of(parts_of(back), table.name);
    const live_table* links = check.live.find(linking.name);
    if (links != nullptr && links->kind == live_kind::table && !is_enforced(check, *links, table, back))
      tell(
          check, severity::warning, "link-not-enforced", linking,
          "makes rows of " + std::string(table.name) + " visible by " + key +
              ", and the database has no such foreign key: links to a removed row would show the next one that gets its "
              "key; create the table anew with it");
  }
}

void lint_key_reuse(const check_context& check, const table_info& table, const live_table& live) {
  if (!key_must_not_come_back(check.schema, table) || live.numbers_rows_once) return;
  for (const column_info& c : table.columns)
    if (c.generated && rowscope::detail::is_row_number(table, c))
      if (const live_column* found = live.find(c.name); found != nullptr && live.is_row_number(*found))
        tell(check, severity::warning, "key-reuse", table,
             "generates its key without AUTOINCREMENT, so that the key of a removed row can come back, as another "
             "tenant's, to what still knows the old one; create it anew with AUTOINCREMENT");
}

}  // namespace

void lint_foreign_keys(const check_context& check, const table_info& table, const live_table& live) {
  lint_missing_keys(check, table, live);
  lint_actions(check, table, live);
  lint_links(check, table);
  lint_key_reuse(check, table, live);
}

}  // namespace rowscope::detail::sqlite
