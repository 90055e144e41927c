#include "write_scope.hpp"

#include <algorithm>

#include <rowscope/ast/walk.hpp>

#include "insert_rows.hpp"
#include "key_checks.hpp"
#include "rule.hpp"
#include "select_scope.hpp"
#include "upsert.hpp"

namespace rowscope::enforce {
namespace {

using tree::expr;

void scope_returning(tree::statement& s, scope_path& path) {
  for (tree::output& o : s.returning) scope_subqueries(o.what, path);
}

/// The values of its dimensions that the row has before the write, where the session has not one for all.
row_values values_of(const tree::source& row, scope_path& path) {
  row_values values;
  for (const std::string_view dimension : dimensions_of(*row.table))
    if (path.form_of(dimension, *row.table) == scope_form::one)
      continue;
    else if (auto value = path.value_of(row, dimension))
      values.emplace_back(dimension, *std::move(value));
  return values;
}

void refuse_changed_tenant(const table_info& target, const std::vector<tree::assignment>& assignments) {
  if (is_broken(rule::tenant_is_fixed)) return;
  for (const tree::assignment& a : assignments)
    if (target.rule_of_column(a.column) != nullptr)
      refuse(target, "a row never changes its tenant: leave " + a.column + " out of set()");
}

bool is_insert_of_root(const tree::statement& s) {
  return s.what != tree::verb::update && s.body.from.table->has_rule(scope_kind::root);
}

}  // namespace

void check_target(const tree::statement& s, const scope_path& path) {
  const table_info& target = *s.body.from.table;
  if (target.is_view) refuse(target, "a view is read only; write the tables behind it");
  if (path.forms().is_unscoped()) return;
  if (target.is_shared() && !is_broken(rule::shared_write))
    refuse(target, "a shared table is written only in an unscoped session");
  if (is_broken(rule::linked_write)) return;
  if (target.has_rule(scope_kind::visible))
    refuse(target, "rows that several tenants may see are written only in an unscoped session");
  if (is_insert_of_root(s))
    refuse(target, "a row of the table of tenants is inserted and removed only in an unscoped session");
}

void scope_remove(tree::statement& s, scope_path& path) {
  scope_written_rows(s.body, path);
  scope_returning(s, path);
}

std::optional<tree::select> scope_update(tree::statement& s, scope_path& path) {
  const tree::source& target = s.body.from;
  refuse_changed_tenant(*target.table, s.assignments);
  for (tree::assignment& a : s.assignments) scope_subqueries(a.value, path);
  scope_returning(s, path);

  const std::vector<tree::assignment> given = s.assignments;
  written_row row{.table = target.table, .values = values_of(target, path), .existing = &target};
  row.value_in = [&](std::string_view column) -> std::optional<expr> {
    const auto a = std::ranges::find(given, column, &tree::assignment::column);
    return a == given.end() ? std::nullopt : std::optional<expr>(a->value);
  };
  std::vector<expr> alone = check_keys(row, s.assignments, path);
  scope_written_rows(s.body, path);
  if (alone.empty() || is_broken(rule::update_without_rows)) return std::nullopt;
  tree::select check;
  check.with = s.body.with;
  for (expr& e : alone) check.outputs.push_back({std::move(e)});
  return check;
}

void scope_insert(tree::statement& s, scope_path& path) {
  for (tree::common_table& c : s.body.with)
    if (!is_broken(rule::common_table)) scope_select(c.body, path, reading::of_table);
  for (tree::assignment& a : s.assignments) scope_subqueries(a.value, path);
  const table_info* const source = s.rows.empty() ? nullptr : s.rows.front().from.table;
  for (tree::select& rows : s.rows) scope_select(rows, path);
  scope_returning(s, path);
  scope_inserted_rows(s, source, path);
  if (s.on_conflict) scope_upsert(s, path, [&](const tree::source& row) { return values_of(row, path); });
}

}  // namespace rowscope::enforce
