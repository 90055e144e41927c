#pragma once
#include <rowscope/enforce/scope_pass.hpp>
#include <rowscope/schema/describe.hpp>
#include <rowscope/sql/render.hpp>

#include "plain_database.hpp"

/// Statements as trees made by hand: also such as the query builder does not make.
namespace rowscope_tests {

namespace tree = rowscope::tree;

template <class Table>
tree::source instance_of(std::string_view name = Table::table_name()) {
  return tree::table_source(rowscope::info_of<Table>, name);
}
/// A column of the instance that has the table's name, or another one.
template <class Column>
tree::expr at(const Column&, std::string_view instance = Column::table_type::table_name()) {
  return tree::column(instance, Column::name());
}
inline tree::expr equal(tree::expr a, tree::expr b) { return tree::infix(std::move(a), "=", std::move(b)); }
inline tree::expr both(tree::expr a, tree::expr b) { return tree::infix(std::move(a), "AND", std::move(b)); }
inline tree::expr either(tree::expr a, tree::expr b) { return tree::infix(std::move(a), "OR", std::move(b)); }
inline tree::expr negated(tree::expr e) { return tree::unary(tree::expr::kind::prefix, "NOT", std::move(e)); }
inline tree::expr is_null(tree::expr e) { return tree::unary(tree::expr::kind::suffix, "IS NULL", std::move(e)); }
/// A condition that calls a function.
inline tree::expr like(tree::statement& s, tree::expr e) {
  tree::expr l = tree::make(tree::expr::kind::like);
  l.args.push_back(std::move(e));
  l.args.push_back(tree::value(s.value_count++));
  return l;
}

inline tree::statement select_tree(tree::source from, std::vector<tree::expr> outputs) {
  tree::statement s;
  s.body.from = std::move(from);
  for (tree::expr& e : outputs) s.body.outputs.push_back({std::move(e)});
  return s;
}
inline void join(tree::statement& s, tree::source what, tree::expr on) {
  s.body.joins.push_back({std::move(what), tree::join_kind::inner, std::move(on)});
}
inline void left_join(tree::statement& s, tree::source what, tree::expr on) {
  s.body.joins.push_back({std::move(what), tree::join_kind::left, std::move(on)});
}
inline tree::statement write_tree(tree::verb verb, tree::source target) {
  tree::statement s;
  s.what = verb;
  s.body.from = std::move(target);
  return s;
}

inline rowscope::sql_text scoped_text(tree::statement s,
                                      const rowscope::scope_forms& forms = rowscope::scope_form::one) {
  return rowscope::render(rowscope::apply_scope(std::move(s), forms)).text;
}
inline std::string scoped_sql(tree::statement s, const rowscope::scope_forms& forms = rowscope::scope_form::one) {
  return scoped_text(std::move(s), forms).sql;
}
/// The text as the renderer writes it, without a scope.
inline std::string plain_sql(tree::statement s, rowscope::dialect sql = rowscope::dialect::sqlite) {
  return scoped_sql(std::move(s), {rowscope::scope_form::absent, sql});
}

}  // namespace rowscope_tests
