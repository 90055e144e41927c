#include "scope_path.hpp"

#include "rule.hpp"

namespace rowscope::enforce {

using tree::expr;

namespace {

expr tenant_value(const table_info& table) {
  if (table.tenant_kind() == value_kind::text) return tree::unary(expr::kind::bytewise, {}, tree::tenant());
  return tree::tenant();
}

expr equals(expr a, expr b) { return tree::infix(std::move(a), "=", std::move(b)); }

/// SQL compares aliases without regard to the case of ASCII letters.
std::string lower_case(std::string name) {
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return name;
}

}  // namespace

scope_path::scope_path(const tree::statement& statement, scope_form form) : form_(form) {
  instances_.insert(lower_case(statement.body.from.instance));
  for (const tree::join& j : statement.body.joins) instances_.insert(lower_case(j.what.instance));
}

tree::source scope_path::next_step(const table_info& table) {
  std::string alias;
  do alias = "scope_" + std::to_string(++steps_);
  while (instances_.contains(alias));
  return {&table, std::move(alias)};
}

std::optional<expr> scope_path::row_in_scope(const tree::source& row, bool probe) {
  const table_info& table = *row.table;
  if (form_ == scope_form::absent || table.kind == scope_kind::shared) return std::nullopt;
  if (table.kind == scope_kind::direct)
    return equals(tree::column(row.instance, table.tenant_column), tenant_value(table));

  const tree::source parent = next_step(*table.parent);
  expr key = tree::column(row.instance, table.foreign_key);
  std::optional<expr> inner = row_in_scope(parent, probe);
  if (is_broken(rule::semi_join)) inner.reset();
  tree::select sub{.from = parent, .where = std::move(inner)};
  if (probe) {
    sub.outputs.push_back({tree::number("1")});
    tree::and_before(sub.where, equals(tree::column(parent.instance, table.parent_key), std::move(key)));
    return tree::with_subquery(expr::kind::exists, std::move(sub));
  }
  sub.outputs.push_back({tree::column(parent.instance, table.parent_key)});
  expr e = tree::with_subquery(expr::kind::in_rows, std::move(sub));
  e.args.push_back(std::move(key));
  return e;
}

expr scope_path::tenant_of(const tree::source& row) {
  const table_info& table = *row.table;
  if (table.kind == scope_kind::direct) return tree::column(row.instance, table.tenant_column);
  const tree::source parent = next_step(*table.parent);
  tree::select sub{
      .from = parent,
      .where = equals(tree::column(parent.instance, table.parent_key), tree::column(row.instance, table.foreign_key))};
  sub.outputs.push_back({tenant_of(parent)});
  return tree::with_subquery(expr::kind::scalar, std::move(sub));
}

// A sub-query in VALUES costs SQLite two fifths less than an insert from SELECT ... WHERE EXISTS.
expr scope_path::key_or_refuse(const table_info& child, expr key, const tree::source& parent,
                               std::optional<expr> in_scope) {
  tree::select sub{.from = parent, .where = std::move(in_scope)};
  sub.outputs.push_back({tree::column(parent.instance, child.parent_key)});
  tree::and_before(sub.where, equals(tree::column(parent.instance, child.parent_key), std::move(key)));
  std::vector<expr> args;
  args.push_back(tree::with_subquery(expr::kind::scalar, std::move(sub)));
  args.push_back(tree::refuse(child.name, child.foreign_key));
  return tree::call("coalesce", std::move(args));
}

expr scope_path::inserted_key(const table_info& child, expr key) {
  const tree::source parent = next_step(*child.parent);
  std::optional<expr> in_scope = row_in_scope(parent, true);
  // Unscoped, a parent that leads to no tenant would make a row that belongs to nobody.
  if (form_ == scope_form::absent && child.parent->kind == scope_kind::through)
    in_scope = tree::unary(expr::kind::suffix, "IS NOT NULL", tenant_of(parent));
  return key_or_refuse(child, std::move(key), parent, std::move(in_scope));
}

expr scope_path::changed_key(const tree::source& row, expr key) {
  const tree::source parent = next_step(*row.table->parent);
  std::optional<expr> in_scope = row_in_scope(parent, true);
  if (form_ == scope_form::absent) in_scope = equals(tenant_of(parent), tenant_of(row));
  return key_or_refuse(*row.table, std::move(key), parent, std::move(in_scope));
}

}  // namespace rowscope::enforce
