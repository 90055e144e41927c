#include "guarded_terms.hpp"

#include <algorithm>
#include <set>

#include <rowscope/ast/sql_name.hpp>
#include <rowscope/ast/walk.hpp>

#include "rule.hpp"
#include "scope_path.hpp"

namespace rowscope::enforce {
namespace {

using tree::expr;
using names = std::set<std::string, std::less<>>;

bool fails_on_outer_rows(const tree::select& s, dialect sql);

/// Whether the database computes it without ever failing. Arithmetic on SQLite does: it goes on with reals; PostgreSQL
/// fails where a number is too large, and where a part of a time is asked of infinity.
bool cannot_fail(const expr& e, dialect sql) {
  static constexpr std::string_view functions[] = {"coalesce", "lower", "upper", "length", "COUNT"};
  static constexpr std::string_view operators[] = {"=", "<>", "<", "<=", ">", ">=", "IS", "OR", "AND", "IS NOT"};
  static constexpr std::string_view arithmetic[] = {"+", "-", "*", "/", "%"};
  const bool is_sqlite = sql == dialect::sqlite;
  const bool itself = [&] {
    switch (e.what) {
      case expr::kind::infix:
        return std::ranges::find(operators, e.text) != std::end(operators) ||
               (is_sqlite && std::ranges::find(arithmetic, e.text) != std::end(arithmetic));
      case expr::kind::call:
        return std::ranges::find(functions, e.text) != std::end(functions) || (is_sqlite && e.text == "SUM");
      case expr::kind::date_part: return is_sqlite;
      case expr::kind::plain_call:
      case expr::kind::distinct_call:
      case expr::kind::window:
      case expr::kind::refuse:
      case expr::kind::conflict: return false;
      default:
        // On SQLite a sub-query is none of the row's terms: it comes behind them. PostgreSQL may ask it first.
        return is_sqlite ||
               std::ranges::none_of(e.subquery, [&](const tree::select& s) { return fails_on_outer_rows(s, sql); });
    }
  }();
  return itself && std::ranges::all_of(e.args, [&](const expr& a) { return cannot_fail(a, sql); });
}

const std::string mark_column = "scope_seen";

bool is_aggregate(const expr& e) {
  static constexpr std::string_view functions[] = {"count", "sum", "min", "max", "avg", "total", "group_concat"};
  if (e.what == expr::kind::window) return false;  // one value for each row
  if (e.what == expr::kind::distinct_call) return true;
  if (e.what == expr::kind::call &&
      (std::ranges::find(functions, small_letters(e.text)) != std::end(functions) || e.text.starts_with("json_group")))
    return true;
  return std::ranges::any_of(e.args, is_aggregate);
}

void add_instances(const expr& e, names& found) {
  if (e.what == expr::kind::column) found.insert(e.qualifier);
  for (const expr& a : e.args) add_instances(a, found);
  tree::each_subquery(e, [&](const tree::select& s) {
    tree::each_select(s, [&](const tree::select& inner) {
      tree::each_expression(inner, [&](const expr& part) { add_instances(part, found); });
    });
  });
}

template <class Matches>
bool has_failing(const expr& condition, dialect sql, const Matches& matches) {
  if (condition.what == expr::kind::infix && condition.text == "AND")
    return std::ranges::any_of(condition.args, [&](const expr& part) { return has_failing(part, sql, matches); });
  return !cannot_fail(condition, sql) && matches(condition);
}
/// Whether a term in it can fail on a row of the select that it stands in.
bool fails_on_outer_rows(const tree::select& s, dialect sql) {
  names own;
  tree::each_select(s, [&](const tree::select& inner) {
    tree::each_source(inner, [&](const tree::source& from) { own.insert(from.instance); });
  });
  const auto is_correlated = [&](const expr& e) {
    names instances;
    add_instances(e, instances);
    return std::ranges::any_of(instances, [&](const std::string& name) { return !own.contains(name); });
  };
  bool fails = false;
  tree::each_select(s, [&](const tree::select& inner) {
    tree::each_expression(inner, [&](const expr& e) { fails = fails || has_failing(e, sql, is_correlated); });
  });
  return fails;
}

template <class Matches>
bool has_failing(const tree::select& s, dialect sql, const Matches& matches) {
  return (s.where && has_failing(*s.where, sql, matches)) ||
         std::ranges::any_of(s.joins, [&](const tree::join& j) { return j.on && has_failing(*j.on, sql, matches); });
}
/// Whether a conjunct that can fail reads the instance.
bool fails_on(const tree::select& s, dialect sql, std::string_view instance) {
  return has_failing(s, sql, [&](const expr& e) {
    names instances;
    add_instances(e, instances);
    return instances.contains(instance);
  });
}

/// `CASE WHEN the predicates of the instances that it reads THEN it END`; as it is where they have none.
void guard(expr& e, const guards& by) {
  names instances;
  add_instances(e, instances);
  std::optional<expr> all;
  for (const std::string& name : instances)
    if (const auto predicate = by.find(name); predicate != by.end()) tree::and_behind(all, predicate->second);
  if (!all) return;
  expr guarded = tree::make(expr::kind::choice);
  guarded.args.push_back(*std::move(all));
  guarded.args.push_back(std::move(e));
  e = std::move(guarded);
}

class marker {
 public:
  marker(tree::statement& s, dialect sql) {
    tree::each_select(s, [&](tree::select& inner) {
      for (tree::common_table& c : inner.with) common_.emplace(c.name, &c);
    });
    std::vector<tree::select*> all;
    tree::each_select(s, [&](tree::select& inner) { all.push_back(&inner); });
    for (tree::select* inner : all)
      tree::each_source(*inner, [&](tree::source& from) {
        if (fails_on(*inner, sql, from.instance)) mark_source(from);
      });
  }
  [[nodiscard]] names marked() && { return std::move(marked_); }

 private:
  void mark_source(tree::source& from) {
    for (tree::select& d : from.derived) mark_rows(d);
    const auto common = common_.find(from.common);
    if (common == common_.end() || !marked_.insert(from.common).second) return;
    if (!common->second->columns.empty()) common->second->columns.push_back(mark_column);
    mark_rows(common->second->body);
  }
  void mark_rows(tree::select& s) {
    if (has_mark(s)) return;
    s.outputs.push_back({tree::literal("TRUE"), mark_column});
    tree::each_source(s, [&](tree::source& from) { mark_source(from); });
    for (tree::compound& c : s.others) mark_rows(c.part);
  }

  std::map<std::string, tree::common_table*, std::less<>> common_;
  names marked_;
};

}  // namespace

bool has_failing_terms(const tree::select& s, dialect sql) {
  return has_failing(s, sql, [](const expr&) { return true; });
}

bool has_failing_outputs(const tree::select& s, dialect sql) {
  return !makes_groups(s) && std::ranges::any_of(s.outputs, [&](const tree::output& o) {
    return o.label != mark_column && !cannot_fail(o.what, sql);
  });
}

bool makes_groups(const tree::select& s) {
  return !s.group_by.empty() || s.having ||
         std::ranges::any_of(s.outputs, [](const tree::output& o) { return is_aggregate(o.what); }) ||
         std::ranges::any_of(s.order_by, [](const tree::order_term& t) { return is_aggregate(t.what); });
}

names mark_sources(tree::statement& s, dialect sql) {
  if (is_broken(rule::guarded_sources)) return {};
  return marker(s, sql).marked();
}

bool has_mark(const tree::select& s) { return !s.outputs.empty() && s.outputs.back().label == mark_column; }

expr* mark_of(tree::select& s) { return has_mark(s) && !makes_groups(s) ? &s.outputs.back().what : nullptr; }

expr is_marked(const tree::source& from) {
  return tree::call("coalesce", {tree::column(from.instance, mark_column), tree::literal("TRUE")});
}

void guard_terms(expr& condition, dialect sql, const guards& by) {
  if (is_broken(rule::guarded_terms)) return;
  if (condition.what == expr::kind::infix && condition.text == "AND")
    for (expr& part : condition.args) guard_terms(part, sql, by);
  else if (!cannot_fail(condition, sql))
    guard(condition, by);
}

void guard_outputs(tree::select& s, dialect sql, const guards& by) {
  if (is_broken(rule::guarded_sources)) return;
  for (tree::output& o : s.outputs)
    if (o.label != mark_column && !cannot_fail(o.what, sql)) guard(o.what, by);
}

namespace {

/// Holds for every group, and only groups can tell.
expr is_group() { return tree::infix(tree::call("COUNT", {}), ">=", tree::literal("0")); }

void guard_group_terms(expr& condition, dialect sql) {
  if (condition.what == expr::kind::infix && condition.text == "AND") {
    for (expr& part : condition.args) guard_group_terms(part, sql);
    return;
  }
  if (cannot_fail(condition, sql) || is_aggregate(condition)) return;
  expr guarded = tree::make(expr::kind::choice);
  guarded.args.push_back(is_group());
  guarded.args.push_back(std::move(condition));
  condition = std::move(guarded);
}

}  // namespace

void guard_groups(tree::select& s, dialect sql) {
  if (is_broken(rule::guarded_terms)) return;
  if (has_mark(s) && makes_groups(s)) s.outputs.back().what = is_group();
  if (s.having) guard_group_terms(*s.having, sql);
}

}  // namespace rowscope::enforce
