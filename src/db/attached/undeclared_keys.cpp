#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

#include "schema_report.hpp"

namespace rowscope::detail {
namespace {

/// Whether writes to the key are checked. The tenant's own columns are never written, with the key or alone.
bool is_written_checked(const table_info& table, const table_info& parent, const key_pairs& live) {
  const key_pairs rest = without_dimensions(table, parent, live);
  if (rest.empty()) return true;
  const auto says_so = [&](const foreign_key_info& key) {
    return &key.parent() == &parent && same_pairs(rest, without_dimensions(table, parent, parts_of(key.key)));
  };
  return std::ranges::any_of(table.foreign_keys, says_so) ||
         std::ranges::any_of(
             table.rules, [&](const scope_rule_info& r) { return r.kind == scope_kind::through && says_so(r.link); });
}

std::string declaration_of(const key_pairs& key, const table_info& parent) {
  const std::string p(parent.name);
  if (key.size() == 1)
    return "rs::references<" + p + "::" + key.front().other + "> to the column " + key.front().column;
  std::string columns, others;
  for (const key_pair& k : key) {
    columns += (columns.empty() ? "" : ", ") + k.column;
    others += (others.empty() ? "" : ", ") + p + "::" + k.other;
  }
  return "rs::foreign_key<rs::key<" + columns + ">, rs::key<" + others + ">> to the table's `foreign_keys`";
}

}  // namespace

void check_undeclared_keys(const schema_report& check, const table_info& table, const live_table& live) {
  for (const live_foreign_key& key : live.foreign_keys) {
    const table_info* parent = declared(check.schema, key.parent);
    if (parent == nullptr || parent->is_shared()) continue;
    if (is_written_checked(table, *parent, key.key)) continue;
    check.error("undeclared-foreign-key", table,
                "has the foreign key " + key_text(key.key, parent->name) +
                    ", which is not declared: what is written there would not be checked, and could point to another "
                    "tenant's row; add " +
                    declaration_of(key.key, *parent) +
                    ", or open the database with rs::attach::lint_only until it is declared");
  }
}

}  // namespace rowscope::detail
