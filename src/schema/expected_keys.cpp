#include <algorithm>

#include <rowscope/schema/expected.hpp>

namespace rowscope::detail {
namespace {

template <class List>
bool contains(const List& list, std::string_view name) {
  return std::ranges::find(list, name) != list.end();
}

/// The columns that a row of the child and its parent have the same values of a dimension in.
std::vector<key_part> shared_dimensions(const table_info& child, const table_info& parent) {
  std::vector<key_part> parts;
  for (const scope_rule_info& r : parent.rules) {
    if (r.kind != scope_kind::direct) continue;
    const scope_rule_info* own = child.rule_of_dimension(r.dimension);
    if (own == nullptr || own->kind != scope_kind::direct) return {};
    parts.push_back({own->column, r.column});
  }
  return parts;
}

/// Whether the key is one row by itself, over all tenants.
bool is_unique_alone(const foreign_key_info& key) {
  const table_info& parent = key.parent();
  const auto names_exactly = [&](const auto& columns) {
    return columns.size() == key.key.size() &&
           std::ranges::all_of(key.key, [&](const key_part& k) { return contains(columns, k.other); });
  };
  if (names_exactly(primary_key(parent))) return true;
  // A unique key of a shared table is one over all rows.
  return std::ranges::any_of(parent.uniques, [&](const unique_info& u) {
    if (u.global || scope_columns(parent).empty()) return names_exactly(u.columns);
    std::vector<std::string_view> whole = scope_columns(parent);
    for (const std::string_view c : u.columns)
      if (!contains(whole, c)) whole.push_back(c);
    return names_exactly(whole);
  });
}

/// The key with the columns of both tables that hold the tenant; empty where it cannot be so.
std::vector<key_part> joined_by_tenant(const table_info& table, const foreign_key_info& key) {
  std::vector<key_part> parts = shared_dimensions(table, key.parent());
  if (parts.empty()) return {};
  for (const key_part& k : key.key) {
    const auto same = std::ranges::find(parts, k.column, &key_part::column);
    if (same == parts.end())
      parts.push_back(k);
    else if (same->other != k.other)
      return {};
  }
  return parts;
}

/// The foreign key as the database can enforce it; without columns where it cannot.
expected_foreign_key enforceable(const table_info& table, const foreign_key_info& key, bool carries_scope,
                                 ddl_form form) {
  expected_foreign_key wanted{{}, &key.parent(), carries_scope, &key};
  if (key.parent().is_view) return wanted;
  const bool is_alone = is_unique_alone(key);
  // Unique within a tenant: together with the tenant it is one row.
  if (!is_alone || form != ddl_form::sqlite) wanted.key = joined_by_tenant(table, key);
  wanted.with_tenant = !wanted.key.empty();
  if (wanted.key.empty() && is_alone) wanted.key.assign(key.key.begin(), key.key.end());
  return wanted;
}

bool points_to(const table_info& from, const table_info& to) {
  for (const scope_rule_info& r : from.rules)
    if (r.kind == scope_kind::through && &r.other() == &to) return true;
  // A row that links makes a row visible that there is.
  for (const scope_rule_info& r : to.rules)
    if (r.kind == scope_kind::visible && &r.other() == &from) return true;
  return std::ranges::any_of(from.foreign_keys, [&](const foreign_key_info& k) { return &k.parent() == &to; });
}

}  // namespace

std::vector<std::string_view> scope_columns(const table_info& table) {
  std::vector<std::string_view> columns;
  for (const scope_rule_info& r : table.rules)
    if (r.has_column() && r.kind != scope_kind::root) columns.push_back(r.column);
  return columns;
}

std::vector<std::string_view> primary_key(const table_info& table, ddl_form form) {
  std::vector<std::string_view> columns;
  for (const column_info& c : table.columns)
    if (c.primary_key) columns.push_back(c.name);
  if (const std::string_view tenant = distribution_column(table);
      form == ddl_form::distributed && !columns.empty() && !tenant.empty() && !contains(columns, tenant))
    columns.insert(columns.begin(), tenant);
  return columns;
}

std::string_view distribution_column(const table_info& table) {
  for (const scope_rule_info& r : table.rules)
    if (r.dimension == tenant_dimension && (r.kind == scope_kind::direct || r.kind == scope_kind::root))
      return r.column;
  return {};
}

std::vector<expected_foreign_key> expected_foreign_keys(const table_info& table, ddl_form form) {
  std::vector<expected_foreign_key> all;
  if (table.is_view) return all;
  for (const scope_rule_info& r : table.rules)
    if (r.kind == scope_kind::through) all.push_back(enforceable(table, r.link, true, form));
  for (const foreign_key_info& key : table.foreign_keys)
    if (auto wanted = enforceable(table, key, false, form); !wanted.key.empty()) all.push_back(std::move(wanted));
  return all;
}

bool key_must_not_come_back(const schema_info& schema, const table_info& table) {
  // A removed tenant's rows would be the next one's; links to a removed row would show the next one.
  if (table.has_rule(scope_kind::root) || table.has_rule(scope_kind::visible)) return true;
  return std::ranges::any_of(schema.tables, [&](const table_info* t) { return points_to(*t, table); });
}

std::vector<const table_info*> parents_first(const schema_info& schema) {
  std::vector<const table_info*> left(schema.tables.begin(), schema.tables.end());
  std::vector<const table_info*> done;
  const auto waits = [&](const table_info* t) {
    return std::ranges::any_of(left, [&](const table_info* other) { return other != t && points_to(*t, *other); });
  };
  while (!left.empty()) {
    auto next = std::ranges::find_if_not(left, waits);
    if (next == left.end()) next = left.begin();
    done.push_back(*next);
    left.erase(next);
  }
  return done;
}

}  // namespace rowscope::detail
