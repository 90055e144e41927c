#include "predicates.hpp"

#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

#include "columns.hpp"
#include "names.hpp"

namespace rowscope::detail::postgresql {
namespace {

std::string column_of(const std::string& row, std::string_view column) { return row + "." + quoted_name(column); }

void join(std::string& all, const std::string& condition, std::string_view by = " AND ") {
  if (!all.empty()) all += by;
  all += condition;
}

/// An init plan: evaluated once for a statement, whatever the number of rows. Citus takes no sub-select in a policy;
/// there the stable function is called once for an index scan.
std::string by_value(const table_info& table, const scope_rule_info& rule, const predicate_place& place) {
  std::string values = "rowscope.scope_values(" + literal(rule.dimension) + ")";
  if (place.form != ddl_form::distributed) values = "(SELECT " + values + ")";
  return column_of(place.row, rule.column) + " = ANY (" + values +
         "::" + std::string(scope_array_type(table, *table.find(rule.column))) + ")";
}

/// A row of another table that is joined by the parts, from columns of the row to those of the other.
std::string exists(const table_info& other, std::span<const key_part> parts, const predicate_place& place) {
  predicate_place inner = place;
  ++inner.depth;
  inner.row = "\"rowscope_" + std::to_string(inner.depth) + "\"";
  std::string condition;
  for (const key_part& k : parts)
    join(condition, column_of(inner.row, k.other) + " = " + column_of(place.row, k.column));
  if (place.alone) join(condition, owned_rows(other, inner));
  return "EXISTS (SELECT FROM " + qualified(other.name) + " AS " + inner.row + " WHERE " + condition + ")";
}

bool has_optional(const table_info& table, std::span<const key_part> key) {
  return std::ranges::any_of(key, [&](const key_part& k) { return table.find(k.column)->optional; });
}

std::string either(const std::string& a, const std::string& b) { return "(" + a + " OR " + b + ")"; }

/// Where child and parent both have a column of a dimension, their values are the same.
std::string same_values(const table_info& table, const table_info& parent, const std::string& row,
                        const std::string& other) {
  std::string condition;
  for (const scope_rule_info& r : parent.rules) {
    const scope_rule_info* own = r.has_column() ? table.rule_of_dimension(r.dimension) : nullptr;
    if (own == nullptr) continue;
    const std::string same = column_of(other, r.column) + " = " + column_of(row, own->column);
    join(condition, r.kind == scope_kind::shared_or_own ? either(same, column_of(other, r.column) + " IS NULL") : same);
  }
  return condition;
}

bool looks_at(const table_info& from, const table_info& wanted, ddl_form form) {
  for (const scope_rule_info& r : from.rules) {
    if (r.link.other == nullptr || is_held_by_key(from, r, form)) continue;
    if (&r.other() == &wanted || looks_at(r.other(), wanted, form)) return true;
  }
  return false;
}

/// The key that leads from the tenant's own column to the table of tenants: who may write the row is there already.
bool leads_to_own_root(const table_info& table, const foreign_key_info& key) {
  if (key.key.size() != 1) return false;
  const scope_rule_info* own = table.rule_of_column(key.key.front().column);
  const scope_rule_info* root = key.parent().rule_of_column(key.key.front().other);
  return own != nullptr && root != nullptr && root->kind == scope_kind::root && own->dimension == root->dimension;
}

}  // namespace

bool is_held_by_key(const table_info& table, const scope_rule_info& rule, ddl_form form) {
  if (rule.kind != scope_kind::through) return false;
  const auto keys = expected_foreign_keys(table, form);
  const auto key = std::ranges::find(keys, &rule.link, &expected_foreign_key::declared);
  return key != keys.end() && key->with_tenant &&
         std::ranges::all_of(rule.other().rules, [](const scope_rule_info& r) { return r.kind == scope_kind::direct; });
}

std::string owned_rows(const table_info& table, const predicate_place& place) {
  std::string all;
  for (const scope_rule_info& r : table.rules) switch (r.kind) {
      case scope_kind::direct:
      case scope_kind::root:
      case scope_kind::shared_or_own: join(all, by_value(table, r, place)); break;
      case scope_kind::through:
        if (!is_held_by_key(table, r, place.form))
          join(all, exists(r.other(), r.link.key, place));
        else if (has_optional(table, r.link.key))
          for (const key_part& k : r.link.key) join(all, column_of(place.row, k.column) + " IS NOT NULL");
        break;
      case scope_kind::visible: join(all, exists(r.other(), r.link.key, place)); break;
      case scope_kind::shared: break;
    }
  return all.empty() ? "true" : all;
}

std::string visible_rows(const table_info& table, const predicate_place& place) {
  std::string all = owned_rows(table, place);
  for (const scope_rule_info& r : table.rules)
    if (r.kind == scope_kind::shared_or_own) join(all, column_of(place.row, r.column) + " IS NULL", " OR ");
  return table.has_rule(scope_kind::shared_or_own) && place.depth > 0 ? "(" + all + ")" : all;
}

std::vector<const foreign_key_info*> keys_to_check(const table_info& table, ddl_form form) {
  const auto enforced = expected_foreign_keys(table, form);
  std::vector<const foreign_key_info*> keys;
  for (const foreign_key_info& f : table.foreign_keys) {
    const auto key = std::ranges::find(enforced, &f, &expected_foreign_key::declared);
    const bool is_held =
        key != enforced.end() && key->with_tenant &&
        std::ranges::all_of(f.parent().rules, [](const scope_rule_info& r) { return r.kind == scope_kind::direct; });
    if (!is_held && !f.parent().is_shared() && !f.parent().is_view && !leads_to_own_root(table, f)) keys.push_back(&f);
  }
  return keys;
}

bool meets_itself(const table_info& table, const table_info& parent, ddl_form form) {
  return &table == &parent || looks_at(parent, table, form);
}

std::string looking_function(const foreign_key_info& key) {
  std::string name = "sees_" + std::string(key.parent().name);
  for (const key_part& k : key.key) name += "_" + std::string(k.other);
  return "rowscope." + quoted_name(fitting(name));
}

std::string key_check(const table_info& table, const foreign_key_info& key, const predicate_place& place) {
  std::string check;
  for (const key_part& k : key.key)
    if (table.find(k.column)->optional) join(check, column_of(place.row, k.column) + " IS NULL", " OR ");
  std::string points;
  if (meets_itself(table, key.parent(), place.form)) {
    std::string columns;
    for (const key_part& k : key.key) join(columns, column_of(place.row, k.column), ", ");
    points = looking_function(key) + "(" + columns + ")";
  } else {
    points = exists(key.parent(), key.key, place);
    const std::string same = same_values(table, key.parent(), place.row, "\"rowscope_1\"");
    if (!same.empty()) points.insert(points.size() - 1, " AND " + same);
  }
  join(check, points, " OR ");
  return "(" + check + ")";
}

}  // namespace rowscope::detail::postgresql
