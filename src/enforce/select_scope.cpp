#include "select_scope.hpp"

#include <algorithm>

#include <rowscope/ast/walk.hpp>

#include "guarded_terms.hpp"
#include "joined_parent.hpp"
#include "rule.hpp"

namespace rowscope::enforce {
namespace {

using tree::expr;

/// Whether a conjunct of the condition gives the whole primary key of the instance one value each.
class pinned_instances {
 public:
  explicit pinned_instances(const tree::select& s) {
    if (s.where) add(s.from, *s.where);
    for (const tree::join& j : s.joins) {
      if (s.where && j.kind == tree::join_kind::inner) add(j.what, *s.where);
      if (j.on) add(j.what, *j.on);
    }
  }
  [[nodiscard]] bool contains(const tree::source& row) const { return pinned_.contains(row.instance); }

 private:
  void add(const tree::source& row, const expr& condition) {
    if (row.table == nullptr) return;
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

/// The instance becomes a select of its own, of the rows in the scope.
void filter(tree::source& from, std::optional<expr> predicate) {
  if (!predicate) return;
  tree::select rows;
  for (const column_info& c : from.table->columns) rows.outputs.push_back({tree::column(from.instance, c.name)});
  rows.from = tree::table_source(*from.table, from.instance);
  rows.where = std::move(predicate);
  from = tree::derived_source(std::move(rows), from.instance);
}

bool is_outer(tree::join_kind kind) { return kind == tree::join_kind::right || kind == tree::join_kind::full; }

/// Puts the predicates of the select's own instances where the join calls for them.
class instance_scoper {
 public:
  instance_scoper(tree::select& s, scope_path& path, reading how)
      : select_(s),
        path_(path),
        sql_(path.forms().sql()),
        how_(how),
        filtered_(std::ranges::any_of(s.joins, [](const tree::join& j) { return is_outer(j.kind); }) &&
                  !is_broken(rule::outer_join_filter)),
        harmless_(!filtered_ && (has_only_harmless_terms(s) || is_broken(rule::harmless_terms))),
        pinned_(s) {
    // Decided for all before any predicate is added.
    implied_.push_back(is_implied(s.from));
    for (const tree::join& j : s.joins) implied_.push_back(is_implied(j.what));
  }

  void scope() {
    const bool guards_outputs =
        sql_ == dialect::postgresql && how_ == reading::of_table && has_failing_outputs(select_, sql_);
    if (guards_outputs || has_failing_terms(select_, sql_) || mark_of(select_) != nullptr) guard_all(guards_outputs);
    if (sql_ == dialect::postgresql && !path_.forms().is_unscoped()) guard_groups(select_, sql_);
    if (!implied_[0] && !is_broken(rule::from_predicate)) add(select_.from);
    for (std::size_t i = 0; i < select_.joins.size(); ++i) {
      tree::join& j = select_.joins[i];
      const bool left = j.kind == tree::join_kind::left;
      if (implied_[i + 1] || is_broken(left ? rule::left_join_predicate : rule::join_predicate)) continue;
      if (left)
        add_left(j);
      else
        add(j.what);
    }
    if (first_) put_before(select_.where, *std::move(first_));
  }

 private:
  [[nodiscard]] bool is_implied(const tree::source& row) const { return harmless_ && parent_is_joined(select_, row); }
  std::optional<expr> predicate(const tree::source& row) {
    if (row.table == nullptr) return std::nullopt;
    return path_.row_in_scope(row, harmless_ && pinned_.contains(row));
  }

  void guard_all(bool outputs) {
    guards by;
    add_guard(by, select_.from, false);
    for (const tree::join& j : select_.joins) add_guard(by, j.what, j.kind == tree::join_kind::left);
    if (select_.where) guard_terms(*select_.where, sql_, by);
    for (tree::join& j : select_.joins)
      if (j.on) guard_terms(*j.on, sql_, by);
    if (outputs) guard_outputs(select_, sql_, by);
    if (expr* const mark = mark_of(select_)) fill_in(*mark, by);
  }
  void add_guard(guards& by, const tree::source& row, bool may_be_missing) {
    if (row.table == nullptr) {
      const bool derived = !row.derived.empty() && has_mark(row.derived.front());
      if (derived || path_.is_marked(row.common)) by.emplace(row.instance, is_marked(row));
      return;
    }
    auto e = predicate(row);
    if (!e) return;
    if (may_be_missing || filtered_) {
      const auto key = std::ranges::find(row.table->columns, true, &column_info::primary_key);
      if (key == row.table->columns.end()) return;
      e = tree::infix(*std::move(e), "OR",
                      tree::unary(expr::kind::suffix, "IS NULL", tree::column(row.instance, key->name)));
    }
    by.emplace(row.instance, *std::move(e));
  }
  static void fill_in(expr& mark, const guards& by) {
    std::optional<expr> all;
    for (const auto& [instance, guard] : by) tree::and_behind(all, guard);
    if (!all) return;
    expr seen = tree::make(expr::kind::choice);
    seen.args.push_back(*std::move(all));
    seen.args.push_back(std::move(mark));
    seen.args.push_back(tree::literal("FALSE"));
    mark = std::move(seen);
  }

  // At the head of WHERE also for inner-joined tables: SQLite tests the terms of ON behind those of WHERE.
  void add(tree::source& row) {
    auto e = predicate(row);
    if (!e) return;
    if (filtered_)
      filter(row, std::move(e));
    else
      tree::and_behind(first_, *std::move(e));
  }
  // In ON. But where a term of WHERE lets no NULL row through, the engine makes an inner join of it, and ON comes last:
  // only a select of its own keeps the predicate before terms that can fail.
  void add_left(tree::join& j) {
    auto e = predicate(j.what);
    if (!e) return;
    if (is_broken(rule::left_join_in_on))
      put_before(select_.where, *std::move(e));
    else if (filtered_ || (!harmless_ && !is_broken(rule::left_join_first)))
      filter(j.what, std::move(e));
    else
      put_before(j.on, *std::move(e));
  }

  tree::select& select_;
  scope_path& path_;
  dialect sql_;
  reading how_;
  bool filtered_;
  bool harmless_;
  pinned_instances pinned_;
  std::vector<bool> implied_;
  std::optional<expr> first_;  ///< what stands before the user's condition
};

/// Those that stand inside of the select, before it gets predicates of its own, which need none.
void scope_inner_selects(tree::select& s, scope_path& path, reading how = reading::of_rows) {
  for (tree::common_table& c : s.with)
    if (!is_broken(rule::common_table)) scope_select(c.body, path, reading::of_table);
  tree::each_source(s, [&](tree::source& from) {
    for (tree::select& d : from.derived)
      if (!is_broken(rule::derived_table)) scope_select(d, path, reading::of_table);
  });
  tree::each_expression(s, [&](expr& e) { scope_subqueries(e, path); });
  for (tree::compound& c : s.others)
    if (!is_broken(rule::set_operation)) scope_select(c.part, path, how);
}

}  // namespace

void scope_subqueries(expr& e, scope_path& path) {
  if (is_broken(rule::subquery)) return;
  tree::each_subquery(e, [&](tree::select& s) { scope_select(s, path); });
}

void scope_select(tree::select& s, scope_path& path, reading how) {
  scope_inner_selects(s, path, how);
  instance_scoper(s, path, how).scope();
}

void scope_written_rows(tree::select& s, scope_path& path) {
  const bool harmless = has_only_harmless_terms(s) || is_broken(rule::harmless_terms);
  const bool probe = harmless && pinned_instances(s).contains(s.from);
  scope_inner_selects(s, path);
  if (is_broken(rule::from_predicate)) return;
  auto e = path.row_in_scope(s.from, probe, scope_path::access::write);
  if (!e) return;
  if (s.where) guard_terms(*s.where, path.forms().sql(), {{s.from.instance, *e}});
  put_before(s.where, *std::move(e));
}

}  // namespace rowscope::enforce
