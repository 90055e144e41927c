#include <rowscope/enforce/scope_pass.hpp>

#include <algorithm>
#include <set>

#include <rowscope/error.hpp>

#include "joined_parent.hpp"
#include "rule.hpp"
#include "scope_path.hpp"

namespace rowscope {
namespace enforce {
namespace {

using tree::expr;

/// Whether a conjunct of the condition gives the whole primary key of the instance one value each.
class pinned_instances {
 public:
  explicit pinned_instances(const tree::select& s) {
    if (s.where) add(s.from, *s.where);
    for (const tree::join& j : s.joins) {
      if (s.where && j.kind == tree::join_kind::inner) add(j.what, *s.where);
      add(j.what, j.on);
    }
  }
  [[nodiscard]] bool contains(const tree::source& row) const { return pinned_.contains(row.instance); }

 private:
  void add(const tree::source& row, const expr& condition) {
    std::size_t pinned = 0;
    for (const column_info& c : row.table->columns)
      if (c.primary_key && has_conjunct(condition, [&](const expr& e) { return pins(e, row, c.name); })) ++pinned;
    if (pinned > 0 && pinned == row.table->primary_key_columns()) pinned_.insert(row.instance);
  }
  [[nodiscard]] bool pins(const expr& e, const tree::source& row, std::string_view column) const {
    if (e.what != expr::kind::infix || e.text != "=") return false;
    return (is(e.args[0], row, column) && is_known(e.args[1])) || (is(e.args[1], row, column) && is_known(e.args[0]));
  }
  static bool is(const expr& e, const tree::source& row, std::string_view column) {
    return e.what == expr::kind::column && e.qualifier == row.instance && e.text == column;
  }
  /// A value, or a column of an instance of which there is at most one row.
  [[nodiscard]] bool is_known(const expr& e) const {
    return e.what == expr::kind::value || (e.what == expr::kind::column && pinned_.contains(e.qualifier));
  }

  std::set<std::string, std::less<>> pinned_;
};

/// `predicate AND condition`. The renderer puts every infix into parentheses, so the user's condition stays one
/// operand.
void put_before(std::optional<expr>& condition, expr predicate) {
  if (condition && is_broken(rule::user_condition) && condition->what == expr::kind::infix && condition->text == "OR") {
    condition->args[0] = tree::infix(std::move(predicate), "AND", std::move(condition->args[0]));
    return;
  }
  tree::and_before(condition, std::move(predicate));
}

void scope_rows(tree::select& s, scope_path& path) {
  const bool harmless = has_only_harmless_terms(s) || is_broken(rule::harmless_terms);
  const pinned_instances pinned(s);
  // Decided for all before any predicate is added.
  const auto is_implied = [&](const tree::source& row) { return harmless && parent_is_joined(s, row); };
  const bool from_is_implied = is_implied(s.from);
  std::vector<bool> join_is_implied;
  for (const tree::join& j : s.joins) join_is_implied.push_back(is_implied(j.what));

  const auto predicate = [&](const tree::source& row) {
    return path.row_in_scope(row, harmless && pinned.contains(row));
  };
  for (std::size_t i = 0; i < s.joins.size(); ++i) {
    tree::join& j = s.joins[i];
    const bool left = j.kind == tree::join_kind::left;
    if (join_is_implied[i] || is_broken(left ? rule::left_join_predicate : rule::join_predicate)) continue;
    auto e = predicate(j.what);
    if (!e) continue;
    if (left && is_broken(rule::left_join_in_on)) {
      put_before(s.where, std::move(*e));
      continue;
    }
    std::optional<expr> on = std::move(j.on);
    put_before(on, std::move(*e));
    j.on = std::move(*on);
  }
  if (from_is_implied || is_broken(rule::from_predicate)) return;
  if (auto e = predicate(s.from)) put_before(s.where, std::move(*e));
}

tree::assignment* find(tree::statement& s, std::string_view column) {
  const auto it = std::ranges::find(s.assignments, column, &tree::assignment::column);
  return it == s.assignments.end() ? nullptr : &*it;
}

[[noreturn]] void refuse(const table_info& table, const std::string& why) {
  throw scope_violation(std::string(table.name) + ": " + why, {.table = std::string(table.name)});
}

/// A sub-query that was in the tree before the pass has no predicate of its own: it is refused, never sent.
void refuse_subqueries(const expr& e, const table_info& table) {
  if (!e.subquery.empty()) refuse(table, "the statement has a sub-query, which is not scoped");
  for (const expr& a : e.args) refuse_subqueries(a, table);
}

void refuse_subqueries(const tree::statement& s) {
  const table_info& table = *s.body.from.table;
  const auto check = [&](const expr& e) { refuse_subqueries(e, table); };
  for (const tree::output& o : s.body.outputs) check(o.what);
  for (const tree::join& j : s.body.joins) check(j.on);
  if (s.body.where) check(*s.body.where);
  for (const expr& e : s.body.group_by) check(e);
  for (const tree::order_term& t : s.body.order_by) check(t.what);
  for (const tree::assignment& a : s.assignments) check(a.value);
}

void check_target(const tree::statement& s, scope_form form) {
  const table_info& target = *s.body.from.table;
  if (s.what == tree::verb::select) return;
  if (form == scope_form::one && target.kind == scope_kind::shared && !is_broken(rule::shared_write))
    refuse(target, "a shared table is written only in an unscoped session");
}

void scope_insert(tree::statement& s, scope_form form, scope_path& path) {
  const table_info& target = *s.body.from.table;
  if (target.kind == scope_kind::direct) {
    const bool named = find(s, target.tenant_column) != nullptr;
    if (form == scope_form::one && named) refuse(target, "the session fills the tenant column in; leave it out");
    if (form == scope_form::absent && !named) refuse(target, "an unscoped insert names the tenant of its row");
    if (form == scope_form::one && !is_broken(rule::insert_tenant))
      s.assignments.push_back({std::string(target.tenant_column), tree::tenant()});
  }
  if (target.kind == scope_kind::through && !is_broken(rule::insert_parent)) {
    tree::assignment* key = find(s, target.foreign_key);
    if (key == nullptr) refuse(target, "an insert names the foreign key that carries the scope");
    key->value = path.inserted_key(target, std::move(key->value));
  }
}

/// \returns the check that is left to do where the update finds no row
std::optional<tree::select> scope_update(tree::statement& s, scope_form form, scope_path& path) {
  const table_info& target = *s.body.from.table;
  if (target.kind == scope_kind::direct && find(s, target.tenant_column) != nullptr)
    refuse(target, "a row never changes its tenant");
  tree::assignment* key = target.kind == scope_kind::through ? find(s, target.foreign_key) : nullptr;
  if (key == nullptr || is_broken(rule::update_parent)) return std::nullopt;
  const bool one_value = key->value.what == expr::kind::value;
  key->value = path.changed_key(s.body.from, std::move(key->value));
  if (form != scope_form::one || !one_value || is_broken(rule::update_without_rows)) return std::nullopt;
  tree::select check;
  check.outputs.push_back({key->value});
  return check;
}

}  // namespace
}  // namespace enforce

scoped_statement apply_scope(tree::statement s, scope_form form) {
  using namespace enforce;
  if (is_broken(rule::scope_pass)) return scoped_statement({}, std::move(s));
  refuse_subqueries(s);
  check_target(s, form);
  scope_path path(s, form);
  std::optional<tree::select> check_without_rows;
  switch (s.what) {
    case tree::verb::insert: scope_insert(s, form, path); break;
    case tree::verb::update: check_without_rows = scope_update(s, form, path); [[fallthrough]];
    case tree::verb::select:
    case tree::verb::remove: scope_rows(s.body, path); break;
  }
  scoped_statement scoped({}, std::move(s));
  scoped.check_without_rows_ = std::move(check_without_rows);
  return scoped;
}

}  // namespace rowscope
