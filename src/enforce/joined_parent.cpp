#include "joined_parent.hpp"

#include <algorithm>

#include <rowscope/ast/walk.hpp>

#include "rule.hpp"

namespace rowscope::enforce {
namespace {

using tree::expr;

/// Neither arithmetic is among them, since other databases fail where an integer overflows, nor any operator that is
/// not known here: `->` fails on what is no JSON.
bool is_comparison(std::string_view op) {
  static constexpr std::string_view operators[] = {"=", "<>", "<", "<=", ">", ">=", "IS", "OR", "AND", "IS NOT"};
  return std::ranges::find(operators, op) != std::end(operators);
}

bool is_harmless(const expr& e) {
  switch (e.what) {
    case expr::kind::column:
    case expr::kind::value:
    case expr::kind::scope_value:
    case expr::kind::literal: return true;
    case expr::kind::infix: return is_comparison(e.text) && std::ranges::all_of(e.args, is_harmless);
    case expr::kind::prefix: return e.text == "NOT" && std::ranges::all_of(e.args, is_harmless);
    case expr::kind::row:
    case expr::kind::suffix:
    case expr::kind::between:
    case expr::kind::in_values:
    case expr::kind::in_scope:
    case expr::kind::bytewise: return std::ranges::all_of(e.args, is_harmless);
    default: return false;
  }
}

/// An aggregate sees only rows that every predicate has let through.
bool is_harmless_output(const expr& e) {
  if (e.what == expr::kind::call && (e.text == "COUNT" || e.text == "SUM"))
    return std::ranges::all_of(e.args, is_harmless);
  return is_harmless(e);
}

bool is_column(const expr& e, std::string_view instance, std::string_view name) {
  return e.what == expr::kind::column && e.qualifier == instance && e.text == name;
}

/// `child.column = parent.other`, either way round.
bool links(const expr& e, const tree::source& child, const tree::source& parent, const key_part& key) {
  if (e.what != expr::kind::infix) return false;
  if (e.text == "OR" && is_broken(rule::elision_conjunct))
    return links(e.args[0], child, parent, key) || links(e.args[1], child, parent, key);
  if (e.text != "=") return false;
  const bool any_column = is_broken(rule::elision_same_key);
  const auto is_link = [&](const expr& a, const expr& b) {
    if (any_column)
      return a.what == expr::kind::column && a.qualifier == child.instance && b.what == expr::kind::column &&
             b.qualifier == parent.instance;
    return is_column(a, child.instance, key.column) && is_column(b, parent.instance, key.other);
  };
  return is_link(e.args[0], e.args[1]) || is_link(e.args[1], e.args[0]);
}

}  // namespace

bool has_only_harmless_terms(const tree::select& s) {
  // What a column of a view or of a select is made of may fail.
  bool only_tables = true;
  tree::each_source(
      s, [&](const tree::source& from) { only_tables = only_tables && from.table != nullptr && !from.table->is_view; });
  return only_tables && (!s.where || is_harmless(*s.where)) &&
         std::ranges::all_of(s.joins, [](const tree::join& j) { return !j.on || is_harmless(*j.on); }) &&
         std::ranges::all_of(s.outputs, [](const tree::output& o) { return is_harmless_output(o.what); }) &&
         std::ranges::all_of(s.group_by, is_harmless) && (!s.having || is_harmless_output(*s.having)) &&
         std::ranges::all_of(s.order_by, [](const tree::order_term& t) { return is_harmless_output(t.what); });
}

bool parent_is_joined(const tree::select& s, const tree::source& child) {
  if (child.table == nullptr || (child.table->rules.size() != 1 && !is_broken(rule::elision_alone))) return false;
  const scope_rule_info& scoping = child.table->rules.front();
  if (scoping.kind != scope_kind::through) return false;
  // INVARIANT: child and parent stand among inner joins only, from FROM on: the join of a row with no parent is no row.
  std::vector<const tree::source*> inner{&s.from};
  std::vector<const expr*> conditions;
  if (s.where) conditions.push_back(&*s.where);
  for (const tree::join& j : s.joins) {
    if (j.kind != tree::join_kind::inner && !is_broken(rule::elision_inner_joins)) break;
    inner.push_back(&j.what);
    if (j.on) conditions.push_back(&*j.on);
  }
  if (std::ranges::find(inner, &child) == inner.end()) return false;
  for (const tree::source* parent : inner) {
    if (parent->table != &scoping.other()) continue;
    const auto is_linked = [&](const key_part& key) {
      return std::ranges::any_of(conditions, [&](const expr* condition) {
        return has_conjunct(*condition, [&](const expr& e) { return links(e, child, *parent, key); });
      });
    };
    if (is_broken(rule::elision_whole_key) ? std::ranges::any_of(scoping.link.key, is_linked)
                                           : std::ranges::all_of(scoping.link.key, is_linked))
      return true;
  }
  return false;
}

}  // namespace rowscope::enforce
