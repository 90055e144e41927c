#include "guarded_terms.hpp"

#include <algorithm>
#include <set>

#include <rowscope/ast/walk.hpp>

#include "rule.hpp"
#include "scope_path.hpp"

namespace rowscope::enforce {
namespace {

using tree::expr;
using names = std::set<std::string, std::less<>>;

/// Whether SQLite computes it without ever failing. A sub-query is none of the row's terms: it comes behind them.
bool cannot_fail(const expr& e) {
  static constexpr std::string_view functions[] = {"coalesce", "lower", "upper", "length", "COUNT", "SUM"};
  static constexpr std::string_view operators[] = {"=",   "<>",     "<", "<=", ">", ">=", "IS", "OR",
                                                   "AND", "IS NOT", "+", "-",  "*", "/",  "%"};
  const bool itself = [&] {
    switch (e.what) {
      case expr::kind::infix: return std::ranges::find(operators, e.text) != std::end(operators);
      case expr::kind::call: return std::ranges::find(functions, e.text) != std::end(functions);
      case expr::kind::plain_call:
      case expr::kind::distinct_call:
      case expr::kind::window:
      case expr::kind::refuse:
      case expr::kind::conflict: return false;
      default: return true;
    }
  }();
  return itself && std::ranges::all_of(e.args, cannot_fail);
}

const std::string mark_column = "scope_seen";

bool is_aggregate(const expr& e) {
  static constexpr std::string_view functions[] = {"count", "sum", "min", "max", "avg", "total", "group_concat"};
  if (e.what == expr::kind::window) return false;  // one value for each row
  if (e.what == expr::kind::distinct_call) return true;
  if (e.what == expr::kind::call &&
      (std::ranges::find(functions, lower_case(e.text)) != std::end(functions) || e.text.starts_with("json_group")))
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
bool has_failing(const expr& condition, const Matches& matches) {
  if (condition.what == expr::kind::infix && condition.text == "AND")
    return std::ranges::any_of(condition.args, [&](const expr& part) { return has_failing(part, matches); });
  return !cannot_fail(condition) && matches(condition);
}
template <class Matches>
bool has_failing(const tree::select& s, const Matches& matches) {
  return (s.where && has_failing(*s.where, matches)) ||
         std::ranges::any_of(s.joins, [&](const tree::join& j) { return j.on && has_failing(*j.on, matches); });
}
/// Whether a conjunct that can fail reads the instance.
bool fails_on(const tree::select& s, std::string_view instance) {
  return has_failing(s, [&](const expr& e) {
    names instances;
    add_instances(e, instances);
    return instances.contains(instance);
  });
}

class marker {
 public:
  explicit marker(tree::statement& s) {
    tree::each_select(s, [&](tree::select& inner) {
      for (tree::common_table& c : inner.with) common_.emplace(c.name, &c);
    });
    std::vector<tree::select*> all;
    tree::each_select(s, [&](tree::select& inner) { all.push_back(&inner); });
    for (tree::select* inner : all)
      tree::each_source(*inner, [&](tree::source& from) {
        if (fails_on(*inner, from.instance)) mark_source(from);
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

bool has_failing_terms(const tree::select& s) {
  return has_failing(s, [](const expr&) { return true; });
}

bool makes_groups(const tree::select& s) {
  return !s.group_by.empty() || s.having ||
         std::ranges::any_of(s.outputs, [](const tree::output& o) { return is_aggregate(o.what); }) ||
         std::ranges::any_of(s.order_by, [](const tree::order_term& t) { return is_aggregate(t.what); });
}

names mark_sources(tree::statement& s) {
  if (is_broken(rule::guarded_sources)) return {};
  return marker(s).marked();
}

bool has_mark(const tree::select& s) { return !s.outputs.empty() && s.outputs.back().label == mark_column; }

expr* mark_of(tree::select& s) { return has_mark(s) && !makes_groups(s) ? &s.outputs.back().what : nullptr; }

expr is_marked(const tree::source& from) {
  return tree::call("coalesce", {tree::column(from.instance, mark_column), tree::literal("TRUE")});
}

void guard_terms(expr& condition, const guards& by) {
  if (is_broken(rule::guarded_terms)) return;
  if (condition.what == expr::kind::infix && condition.text == "AND") {
    for (expr& part : condition.args) guard_terms(part, by);
    return;
  }
  if (cannot_fail(condition)) return;
  names instances;
  add_instances(condition, instances);
  std::optional<expr> all;
  for (const std::string& name : instances)
    if (const auto guard = by.find(name); guard != by.end()) tree::and_behind(all, guard->second);
  if (!all) return;
  expr guarded = tree::make(expr::kind::choice);
  guarded.args.push_back(*std::move(all));
  guarded.args.push_back(std::move(condition));
  condition = std::move(guarded);
}

}  // namespace rowscope::enforce
