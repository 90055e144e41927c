#include "key_checks.hpp"

#include <algorithm>

#include <rowscope/ast/walk.hpp>
#include <rowscope/error.hpp>

#include "rule.hpp"

namespace rowscope::enforce {
namespace {

using tree::expr;

bool names_instance(const expr& e, std::string_view instance) {
  if (e.what == expr::kind::column && e.qualifier == instance) return true;
  if (std::ranges::any_of(e.args, [&](const expr& a) { return names_instance(a, instance); })) return true;
  bool found = false;
  for (const tree::select& s : e.subquery)
    tree::each_select(s, [&](const tree::select& inner) {
      tree::each_expression(inner, [&](const expr& part) { found = found || names_instance(part, instance); });
    });
  return found;
}

/// The checks of one foreign key.
class key_check {
 public:
  /// `gives_scope`: the row's values come from this key.
  key_check(const written_row& row, const foreign_key_info& key, bool carries_scope, bool gives_scope, scope_path& path)
      : row_(row), key_(key), carries_scope_(carries_scope), gives_scope_(gives_scope), path_(path) {
    for (const key_part& k : key.key) {
      auto value = row.value_in(k.column);
      if (!value && row.existing != nullptr) value = tree::column(row.existing->instance, k.column);
      values_.push_back(std::move(value));
    }
  }

  /// The value `given` of the column, or a failure where the key points out of the scope. \pre every value is known
  expr checked(std::string_view column, expr given) {
    tree::source parent = path_.next_step(key_.parent());
    std::optional<expr> in_scope;
    if (!path_.forms().is_unscoped() || !makes_visible())
      in_scope = path_.row_belongs_to(parent, gives_scope_ ? own_values() : row_.values);
    // Unscoped, a parent that leads to no tenant would make a row that belongs to nobody.
    if (carries_scope_ && path_.forms().is_unscoped()) add_owned(in_scope, parent);
    tree::select sub;
    for (std::size_t i = 0; i < values_.size(); ++i)
      tree::and_behind(sub.where, tree::infix(tree::column(parent.instance, key_.key[i].other), "=", *values_[i]));
    if (in_scope) tree::and_behind(sub.where, *std::move(in_scope));
    sub.outputs.push_back({tree::column(parent.instance, other_of(column))});
    // PostgreSQL finds no row to lock where the same update has changed it before: there the foreign key holds it.
    const bool changes_parents = row_.existing != nullptr && parent.table == row_.table;
    sub.locks_key = may_be_locked(*parent.table) && !changes_parents;
    sub.from = std::move(parent);

    std::vector<expr> either;
    either.push_back(tree::with_subquery(expr::kind::scalar, std::move(sub)));
    either.push_back(tree::refuse(row_.table->name, column));
    expr found = tree::call("coalesce", std::move(either));
    auto without = carries_scope_ ? std::nullopt : is_null();
    if (!without) return found;
    expr choice = tree::make(expr::kind::choice);
    choice.args.push_back(*std::move(without));
    // Not the value once more, which may come out otherwise the second time.
    choice.args.push_back(values_.size() == 1 ? tree::literal("NULL") : std::move(given));
    choice.args.push_back(std::move(found));
    return choice;
  }

  [[nodiscard]] bool is_known() const {
    return std::ranges::all_of(values_, [](const auto& v) { return v.has_value(); });
  }

 private:
  [[nodiscard]] std::string_view other_of(std::string_view column) const {
    return std::ranges::find(key_.key, column, &key_part::column)->other;
  }
  /// Whether whoever refers to the row may change it too: only then is it theirs to lock.
  static bool may_be_locked(const table_info& parent) {
    return parent.every_row_is_owned() && !parent.has_rule(scope_kind::root) && !parent.is_view;
  }
  /// Whether it is by this very key that the row's tenant sees the parent: no row could be the first to link to it.
  [[nodiscard]] bool makes_visible() const {
    return std::ranges::any_of(key_.parent().rules, [&](const scope_rule_info& r) {
      return r.kind == scope_kind::visible && &r.other() == row_.table && r.link.key.size() == key_.key.size() &&
             std::ranges::all_of(r.link.key, [&](const key_part& link) {
               return std::ranges::any_of(
                   key_.key, [&](const key_part& k) { return k.column == link.other && k.other == link.column; });
             });
    });
  }
  /// Whether one of the values is NULL: then the key points nowhere. Empty where none can be.
  [[nodiscard]] std::optional<expr> is_null() const {
    std::optional<expr> any;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const column_info* c = row_.table->find(key_.key[i].column);
      if (c != nullptr && !c->optional) continue;
      expr e = tree::unary(expr::kind::suffix, "IS NULL", *values_[i]);
      any = any ? tree::infix(*std::move(any), "OR", std::move(e)) : std::move(e);
    }
    return any;
  }
  /// Of the row's own columns.
  [[nodiscard]] row_values own_values() const {
    if (row_.existing == nullptr) {
      row_values own;
      for (const auto& [dimension, value] : row_.values)
        if (row_.table->rule_of_dimension(dimension) != nullptr) own.emplace_back(dimension, value);
      return own;
    }
    return row_.values;
  }

  void add_owned(std::optional<expr>& in_scope, const tree::source& parent) {
    if (!parent.table->has_rule(scope_kind::through)) return;
    for (const std::string_view dimension : dimensions_of(*parent.table))
      if (auto value = path_.value_of(parent, dimension))
        tree::and_behind(in_scope, tree::unary(expr::kind::suffix, "IS NOT NULL", *std::move(value)));
  }

  const written_row& row_;
  const foreign_key_info& key_;
  bool carries_scope_;
  bool gives_scope_;
  scope_path& path_;
  std::vector<std::optional<expr>> values_;
};

/// The assigned column of the key that gets the check: none where the write does not touch the key.
tree::assignment* checked_assignment(const written_row& row, const foreign_key_info& key,
                                     std::vector<tree::assignment>& assignments) {
  for (const key_part& k : key.key)
    if (row.table->rule_of_column(k.column) == nullptr)
      if (tree::assignment* a = find(assignments, k.column)) return a;
  // All columns hold the tenant, and the other table's hold something else.
  return row.existing == nullptr ? find(assignments, key.key.front().column) : nullptr;
}

bool is_off(const written_row& row, bool carries_scope) {
  if (row.existing == nullptr) return is_broken(carries_scope ? rule::insert_parent : rule::insert_reference);
  return is_broken(carries_scope ? rule::update_parent : rule::update_reference);
}

}  // namespace

tree::assignment* find(std::vector<tree::assignment>& assignments, std::string_view column) {
  const auto it = std::ranges::find(assignments, column, &tree::assignment::column);
  return it == assignments.end() ? nullptr : &*it;
}

void refuse(const table_info& table, const std::string& why) {
  throw scope_violation(std::string(table.name) + ": " + why, {.table = std::string(table.name)});
}

bool is_checked(const table_info& table, const foreign_key_info& key) {
  if (dimensions_of(key.parent()).empty()) return false;
  return std::ranges::any_of(key.key, [&](const key_part& k) {
    const scope_rule_info* const own = table.rule_of_column(k.column);
    const scope_rule_info* const other = key.parent().rule_of_column(k.other);
    return own == nullptr || other == nullptr || own->dimension != other->dimension;
  });
}

std::vector<expr> check_keys(const written_row& row, std::vector<tree::assignment>& assignments, scope_path& path) {
  std::vector<expr> alone;
  // Kept apart until all are made: a check must not stand inside of another.
  std::vector<std::pair<tree::assignment*, expr>> results;
  const auto check = [&](const foreign_key_info& key, bool carries_scope, bool gives_scope) {
    if (!is_checked(*row.table, key) || is_off(row, carries_scope)) return;
    tree::assignment* const a = checked_assignment(row, key, assignments);
    if (a == nullptr) return;
    key_check one(row, key, carries_scope, gives_scope, path);
    if (!one.is_known()) return;
    expr e = one.checked(a->column, a->value);
    if (row.existing != nullptr && !names_instance(e, row.existing->instance)) alone.push_back(e);
    results.emplace_back(a, std::move(e));
  };
  bool first = true;
  for (const scope_rule_info& r : row.table->rules) {
    if (r.kind != scope_kind::through) continue;
    check(r.link, true, first || is_broken(rule::insert_parents_agree));
    first = false;
  }
  for (const foreign_key_info& key : row.table->foreign_keys) check(key, false, false);

  std::vector<const tree::assignment*> done;
  for (auto& [a, e] : results) {
    if (std::ranges::find(done, a) == done.end()) {
      a->value = std::move(e);
      done.push_back(a);
      continue;
    }
    // Several keys share the column: each is tested, and the value stays.
    expr both = tree::make(expr::kind::choice);
    both.args.push_back(tree::unary(expr::kind::suffix, "IS NULL", std::move(e)));
    both.args.push_back(tree::literal("NULL"));
    both.args.push_back(std::move(a->value));
    a->value = std::move(both);
  }
  return alone;
}

}  // namespace rowscope::enforce
