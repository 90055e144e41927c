#include "schema_report.hpp"

#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

namespace rowscope::detail {

void schema_report::tell(severity level, std::string_view id, const table_info& table, const std::string& why,
                         std::string mend) const {
  report({std::string(id), level, std::string(table.name), "the table " + std::string(table.name) + " " + why,
          std::move(mend)});
}

std::function<void(finding)> each_once(std::vector<finding>& all) {
  return [&all](finding f) {
    if (std::ranges::find(all, f) == all.end()) all.push_back(std::move(f));
  };
}

const table_info* declared(const schema_info& schema, std::string_view name) {
  for (const table_info* t : schema.tables)
    if (same_name(t->name, name)) return t;
  return nullptr;
}

bool stands_for_scope(const schema_info& schema, const table_info& table, std::string_view column) {
  if (table.rule_of_column(column) != nullptr || table.carries_scope(column)) return true;
  for (const table_info* t : schema.tables)
    for (const scope_rule_info& r : t->rules) {
      if (r.link.other == nullptr) continue;
      for (const key_part& k : r.link.key)
        if ((t == &table && k.column == column) || (&r.other() == &table && k.other == column)) return true;
    }
  return false;
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

key_pairs without_dimensions(const table_info& child, const table_info& parent, key_pairs pairs) {
  std::erase_if(pairs, [&](const key_pair& p) { return is_same_dimension(child, p.column, parent, p.other); });
  return pairs;
}

bool same_pairs(const key_pairs& a, const key_pairs& b) {
  return a.size() == b.size() && std::ranges::all_of(a, [&](const key_pair& x) {
           return std::ranges::any_of(
               b, [&](const key_pair& y) { return same_name(x.column, y.column) && same_name(x.other, y.other); });
         });
}

bool same_pairs(const key_pairs& live, std::span<const key_part> declared) {
  return same_pairs(live, parts_of(declared));
}

key_pairs parts_of(std::span<const key_part> key) {
  key_pairs parts;
  for (const key_part& k : key) parts.push_back({std::string(k.column), std::string(k.other)});
  return parts;
}

std::string key_text(const key_pairs& key, std::string_view parent) {
  std::string columns, others;
  for (const key_pair& k : key) {
    columns += (columns.empty() ? "" : ", ") + k.column;
    others += (others.empty() ? "" : ", ") + k.other;
  }
  return columns + " -> " + std::string(parent) + "(" + others + ")";
}

}  // namespace rowscope::detail
