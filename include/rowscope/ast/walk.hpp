#pragma once
#include <rowscope/ast/statement.hpp>

/// Goes over the parts of a statement, each in the order in which it stands there.
namespace rowscope::tree {

/// Calls `visit` with each expression that stands directly in the select: not with parts of an expression, nor with
/// what stands in a common table, a derived one or another part of a set operation.
template <class Select, class Visit>
void each_expression(Select& s, const Visit& visit) {
  for (auto& o : s.outputs) visit(o.what);
  for (auto& j : s.joins)
    if (j.on) visit(*j.on);
  if (s.where) visit(*s.where);
  for (auto& e : s.group_by) visit(e);
  if (s.having) visit(*s.having);
  for (auto& t : s.order_by) visit(t.what);
  if (s.limit) visit(*s.limit);
  if (s.offset) visit(*s.offset);
}

/// Calls `visit` with each expression that stands directly in the statement, besides those of `body`.
template <class Statement, class Visit>
void each_written_expression(Statement& s, const Visit& visit) {
  for (auto& a : s.assignments) visit(a.value);
  if (s.on_conflict) {
    for (auto& a : s.on_conflict->assignments) visit(a.value);
    if (s.on_conflict->where) visit(*s.on_conflict->where);
  }
  for (auto& o : s.returning) visit(o.what);
}

/// Calls `visit` with each sub-query of the expression, at any depth of it but not inside of another sub-query.
template <class Expr, class Visit>
void each_subquery(Expr& e, const Visit& visit) {
  for (auto& a : e.args) each_subquery(a, visit);
  for (auto& s : e.subquery) visit(s);
}

/// Calls `visit` with each place that the select itself reads rows from.
template <class Select, class Visit>
void each_source(Select& s, const Visit& visit) {
  if (s.has_from()) visit(s.from);
  for (auto& j : s.joins) visit(j.what);
}

/// Calls `visit` with each select that stands directly inside of this one, wherever.
template <class Select, class Visit>
void each_inner_select(Select& s, const Visit& visit) {
  for (auto& c : s.with) visit(c.body);
  each_source(s, [&](auto& from) {
    for (auto& d : from.derived) visit(d);
  });
  each_expression(s, [&](auto& e) { each_subquery(e, visit); });
  for (auto& c : s.others) visit(c.part);
}

/// Calls `visit` with the select and with every one inside of it, at every depth; the inner ones first.
template <class Select, class Visit>
void each_select(Select& s, const Visit& visit) {
  each_inner_select(s, [&](auto& inner) { each_select(inner, visit); });
  visit(s);
}

/// The same for a statement. What stands in `body` of a write are its common tables, its target and its condition.
template <class Statement, class Visit>
void each_select(Statement& s, const Visit& visit)
  requires requires { s.body; }
{
  each_written_expression(s, [&](auto& e) { each_subquery(e, [&](auto& inner) { each_select(inner, visit); }); });
  for (auto& r : s.rows) each_select(r, visit);
  each_select(s.body, visit);
}

/// Every declared table that the statement names, each once, in the order in which they stand there.
[[nodiscard]] std::vector<const table_info*> tables_of(const statement& s);

}  // namespace rowscope::tree
