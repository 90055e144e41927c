#include "scope_path.hpp"

#include <algorithm>

#include <rowscope/ast/sql_name.hpp>
#include <rowscope/ast/walk.hpp>
#include <rowscope/error.hpp>

#include "rule.hpp"

namespace rowscope::enforce {

using tree::expr;

namespace {

bool is_text(const table_info& table, std::string_view column) {
  const column_info* c = table.find(column);
  return c != nullptr && c->kind == value_kind::text;
}

expr equals(expr a, expr b) { return tree::infix(std::move(a), "=", std::move(b)); }

expr bytewise_if_text(const table_info& table, std::string_view column, expr e) {
  return is_text(table, column) ? tree::unary(expr::kind::bytewise, {}, std::move(e)) : e;
}

void add_dimensions(const table_info& table, std::vector<std::string_view>& found) {
  for (const scope_rule_info& r : table.rules) {
    if (r.kind == scope_kind::through || r.kind == scope_kind::visible) add_dimensions(r.other(), found);
    if (r.has_column() && std::ranges::find(found, r.dimension) == found.end()) found.push_back(r.dimension);
  }
}

/// `row.column = other.other AND ...` for all columns of a key.
expr joined(const tree::source& row, const tree::source& other, std::span<const key_part> key) {
  std::optional<expr> all;
  for (const key_part& k : key)
    tree::and_behind(all, equals(tree::column(other.instance, k.other), tree::column(row.instance, k.column)));
  return *std::move(all);
}

}  // namespace

std::vector<std::string_view> dimensions_of(const table_info& table) {
  std::vector<std::string_view> found;
  add_dimensions(table, found);
  return found;
}

scope_path::scope_path(const tree::statement& statement, const scope_forms& forms) : forms_(forms) {
  tree::each_select(statement, [&](const tree::select& s) {
    tree::each_source(s, [&](const tree::source& from) { instances_.insert(small_letters(from.instance)); });
  });
}

tree::source scope_path::next_step(const table_info& table) {
  std::string alias;
  do alias = "scope_" + std::to_string(++steps_);
  while (instances_.contains(alias));
  return tree::table_source(table, alias);
}

scope_form scope_path::form_of(std::string_view dimension, const table_info& table) const {
  if (const auto form = forms_.of(dimension)) return *form;
  throw no_active_tenant(
      std::string(table.name) + " is scoped by \"" + std::string(dimension) +
          "\", of which this session's scope says nothing; make the session by db.for_scope(), with a value for it",
      {.table = std::string(table.name)});
}

std::optional<expr> scope_path::row_in_scope(const tree::source& row, bool probe, access how) {
  return predicate(row, {.probe = probe, .how = how});
}

std::optional<expr> scope_path::row_belongs_to(const tree::source& row, const row_values& values, access how) {
  return predicate(row, {.probe = true, .how = how, .values = &values});
}

std::optional<expr> scope_path::predicate(const tree::source& row, const request& r) {
  std::optional<expr> all;
  for (const scope_rule_info& rule : row.table->rules) {
    if (auto e = by_rule(row, rule, r)) tree::and_behind(all, *std::move(e));
    if (is_broken(rule::every_rule)) break;
  }
  return all;
}

std::optional<expr> scope_path::by_rule(const tree::source& row, const scope_rule_info& rule, const request& r) {
  switch (rule.kind) {
    case scope_kind::shared: return std::nullopt;
    case scope_kind::through: return by_link(row, rule, r);
    case scope_kind::visible: return is_broken(rule::visible_link) ? std::nullopt : by_link(row, rule, r);
    case scope_kind::root: return is_broken(rule::root_key) ? std::nullopt : by_column(row, rule, r);
    case scope_kind::direct: return by_column(row, rule, r);
    case scope_kind::shared_or_own: {
      auto own = by_column(row, rule, r);
      if (!own || is_broken(rule::own_or_shared)) return std::nullopt;
      if (r.how == access::write && !is_broken(rule::own_when_written)) return own;
      return tree::infix(*std::move(own), "OR",
                         tree::unary(expr::kind::suffix, "IS NULL", tree::column(row.instance, rule.column)));
    }
  }
  return std::nullopt;
}

std::optional<expr> scope_path::by_column(const tree::source& row, const scope_rule_info& rule, const request& r) {
  const table_info& table = *row.table;
  const scope_form form = form_of(rule.dimension, table);
  expr column = tree::column(row.instance, rule.column);
  if (form == scope_form::one)
    return equals(std::move(column), bytewise_if_text(table, rule.column, tree::scope_value(rule.dimension)));
  if (r.values != nullptr && !is_broken(rule::row_tenant)) {
    const auto given = std::ranges::find(*r.values, rule.dimension, &row_values::value_type::first);
    // Both may be of nobody.
    if (given != r.values->end() && form == scope_form::absent && rule.kind == scope_kind::shared_or_own &&
        r.how == access::write)
      return tree::infix(std::move(column), "IS", bytewise_if_text(table, rule.column, given->second));
    if (given != r.values->end()) return equals(std::move(column), bytewise_if_text(table, rule.column, given->second));
  }
  if (form == scope_form::absent || is_broken(rule::set_of_values)) return std::nullopt;
  expr in = tree::unary(expr::kind::in_scope, rule.dimension, bytewise_if_text(table, rule.column, std::move(column)));
  return in;
}

// `through` looks at the row that the key points to, `visible` at those that point to the row: the same semi-join.
std::optional<expr> scope_path::by_link(const tree::source& row, const scope_rule_info& rule, const request& r) {
  const tree::source other = next_step(rule.other());
  std::optional<expr> inner = predicate(other, r);
  if (!inner) return std::nullopt;
  if (is_broken(rule::semi_join)) inner.reset();
  tree::select sub;
  sub.from = other;
  sub.where = std::move(inner);
  if (r.probe) {
    sub.outputs.push_back({tree::literal("1")});
    tree::and_before(sub.where, joined(row, other, rule.link.key));
    return tree::with_subquery(expr::kind::exists, std::move(sub));
  }
  std::vector<expr> key;
  for (const key_part& k : rule.link.key) {
    key.push_back(tree::column(row.instance, k.column));
    sub.outputs.push_back({tree::column(other.instance, k.other)});
  }
  expr e = tree::with_subquery(expr::kind::in_rows, std::move(sub));
  e.args.push_back(tree::row_of(std::move(key)));
  return e;
}

std::optional<expr> scope_path::value_of(const tree::source& row, std::string_view dimension) {
  if (const scope_rule_info* rule = row.table->rule_of_dimension(dimension))
    return tree::column(row.instance, rule->column);
  for (const scope_rule_info& rule : row.table->rules) {
    if (rule.kind != scope_kind::through) continue;
    std::vector<expr> key;
    for (const key_part& k : rule.link.key) key.push_back(tree::column(row.instance, k.column));
    if (auto found = value_behind(rule.link, key, dimension)) return found;
  }
  return std::nullopt;
}

std::optional<expr> scope_path::value_behind(const foreign_key_info& link, const std::vector<expr>& key,
                                             std::string_view dimension) {
  const tree::source parent = next_step(link.parent());
  auto value = value_of(parent, dimension);
  if (!value) return std::nullopt;
  tree::select sub;
  sub.from = parent;
  sub.outputs.push_back({*std::move(value)});
  for (std::size_t i = 0; i < key.size(); ++i)
    tree::and_behind(sub.where, equals(tree::column(parent.instance, link.key[i].other), key[i]));
  return tree::with_subquery(expr::kind::scalar, std::move(sub));
}

}  // namespace rowscope::enforce
