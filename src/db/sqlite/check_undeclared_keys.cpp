#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

#include "schema_checks.hpp"

namespace rowscope::detail::sqlite {
namespace {

using pair = live_foreign_key::part;

std::vector<pair> without_dimensions(const table_info& child, const table_info& parent, std::vector<pair> pairs) {
  std::erase_if(pairs, [&](const pair& p) { return is_same_dimension(child, p.column, parent, p.other); });
  return pairs;
}

bool are_same(const std::vector<pair>& a, const std::vector<pair>& b) {
  return a.size() == b.size() && std::ranges::all_of(a, [&](const pair& x) {
           return std::ranges::any_of(
               b, [&](const pair& y) { return same_name(x.column, y.column) && same_name(x.other, y.other); });
         });
}

/// Whether writes to the key are checked. The tenant's own columns are never written, with the key or alone.
bool is_declared(const table_info& table, const table_info& parent, const std::vector<pair>& live) {
  const std::vector<pair> rest = without_dimensions(table, parent, live);
  if (rest.empty()) return true;
  const auto says_so = [&](const foreign_key_info& key) {
    return &key.parent() == &parent && are_same(rest, without_dimensions(table, parent, parts_of(key.key)));
  };
  return std::ranges::any_of(table.foreign_keys, says_so) ||
         std::ranges::any_of(
             table.rules, [&](const scope_rule_info& r) { return r.kind == scope_kind::through && says_so(r.link); });
}

std::string declaration_of(const std::vector<pair>& key, const table_info& parent) {
  const std::string p(parent.name);
  if (key.size() == 1)
    return "rs::references<" + p + "::" + key.front().other + "> to the column " + key.front().column;
  std::string columns, others;
  for (const pair& k : key) {
    columns += (columns.empty() ? "" : ", ") + k.column;
    others += (others.empty() ? "" : ", ") + p + "::" + k.other;
  }
  return "rs::foreign_key<rs::key<" + columns + ">, rs::key<" + others + ">> to the table's `foreign_keys`";
}

}  // namespace

std::vector<pair> parts_of(std::span<const key_part> key) {
  std::vector<pair> parts;
  for (const key_part& k : key) parts.push_back({std::string(k.column), std::string(k.other)});
  return parts;
}

std::vector<pair> pairs_of(live_schema& live, const live_foreign_key& key) {
  std::vector<pair> pairs = key.key;
  if (pairs.front().other.empty()) {  // the parent's primary key
    const live_table* parent = live.find(key.parent);
    const std::vector<std::string> whole = parent == nullptr ? std::vector<std::string>{} : parent->primary_key();
    for (std::size_t i = 0; i < pairs.size() && i < whole.size(); ++i) pairs[i].other = whole[i];
  }
  return pairs;
}

bool same_pairs(const std::vector<pair>& live, std::span<const key_part> declared) {
  return are_same(live, parts_of(declared));
}

bool is_same_dimension(const table_info& child, std::string_view column, const table_info& parent,
                       std::string_view other) {
  const auto dimension_of = [](const table_info& table, std::string_view name) {
    for (const scope_rule_info& r : table.rules)
      if (r.has_column() && same_name(r.column, name)) return r.dimension;
    return std::string_view();
  };
  const std::string_view dimension = dimension_of(child, column);
  return !dimension.empty() && dimension == dimension_of(parent, other);
}

const table_info* declared(const schema_info& schema, std::string_view name) {
  for (const table_info* t : schema.tables)
    if (same_name(t->name, name)) return t;
  return nullptr;
}

std::string text_of(const std::vector<pair>& key, std::string_view parent) {
  std::string columns, others;
  for (const pair& k : key) {
    columns += (columns.empty() ? "" : ", ") + k.column;
    others += (others.empty() ? "" : ", ") + k.other;
  }
  return columns + " -> " + std::string(parent) + "(" + others + ")";
}

void check_undeclared_keys(const check_context& check, const table_info& table, const live_table& live) {
  for (const live_foreign_key& key : live.foreign_keys) {
    const table_info* parent = declared(check.schema, key.parent);
    if (parent == nullptr || parent->is_shared()) continue;
    const std::vector<pair> pairs = pairs_of(check.live, key);
    if (is_declared(table, *parent, pairs)) continue;
    check.error("undeclared-foreign-key", table,
                "has the foreign key " + text_of(pairs, parent->name) +
                    ", which is not declared: what is written there would not be checked, and could point to another "
                    "tenant's row; add " +
                    declaration_of(pairs, *parent) +
                    ", or open the database with rs::attach::lint_only until it is declared");
  }
}

}  // namespace rowscope::detail::sqlite
