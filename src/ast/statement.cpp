#include <rowscope/ast/walk.hpp>

#include <algorithm>

namespace rowscope::tree {

expr::expr() = default;
expr::expr(const expr&) = default;
expr::expr(expr&&) noexcept = default;
expr& expr::operator=(const expr&) = default;
expr& expr::operator=(expr&&) noexcept = default;
expr::~expr() = default;

source::source() = default;
source::source(const source&) = default;
source::source(source&&) noexcept = default;
source& source::operator=(const source&) = default;
source& source::operator=(source&&) noexcept = default;
source::~source() = default;

select::select() = default;
select::select(const select&) = default;
select::select(select&&) noexcept = default;
select& select::operator=(const select&) = default;
select& select::operator=(select&&) noexcept = default;
select::~select() = default;

statement::statement() = default;
statement::statement(const statement&) = default;
statement::statement(statement&&) noexcept = default;
statement& statement::operator=(const statement&) = default;
statement& statement::operator=(statement&&) noexcept = default;
statement::~statement() = default;

expr make(expr::kind what) {
  expr e;
  e.what = what;
  return e;
}

expr column(std::string_view instance, std::string_view name) {
  expr e = make(expr::kind::column);
  e.text = name;
  e.qualifier = instance;
  return e;
}

expr value(value_index index, std::optional<value_form> form) {
  expr e = make(expr::kind::value);
  e.index = index;
  e.form = form;
  return e;
}

expr scope_value(std::string_view dimension) {
  expr e = make(expr::kind::scope_value);
  e.text = dimension;
  return e;
}

expr literal(std::string_view sql) {
  expr e = make(expr::kind::literal);
  e.text = sql;
  return e;
}

expr infix(expr left, std::string_view op, expr right) {
  expr e = make(expr::kind::infix);
  e.text = op;
  e.args.push_back(std::move(left));
  e.args.push_back(std::move(right));
  return e;
}

expr infix(lowering& l, expr (*left)(lowering&), std::string_view op, expr (*right)(lowering&)) {
  expr a = left(l);  // named: arguments are evaluated in no order
  return infix(std::move(a), op, right(l));
}

expr unary(expr::kind what, std::string_view op, expr operand) {
  expr e = make(what);
  e.text = op;
  e.args.push_back(std::move(operand));
  return e;
}

expr call(std::string_view function, std::vector<expr> args) {
  expr e = make(expr::kind::call);
  e.text = function;
  e.args = std::move(args);
  return e;
}

expr refuse(std::string_view table, std::string_view column) {
  expr e = make(expr::kind::refuse);
  e.qualifier = table;
  e.text = column;
  return e;
}

expr conflict(std::string_view table) {
  expr e = make(expr::kind::conflict);
  e.qualifier = table;
  return e;
}

expr row_of(std::vector<expr> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  expr e = make(expr::kind::row);
  e.args = std::move(parts);
  return e;
}

source table_source(const table_info& table, std::string_view instance) {
  source s;
  s.table = &table;
  s.instance = instance;
  return s;
}

source derived_source(select rows, std::string_view instance) {
  source s;
  s.instance = instance;
  s.derived.push_back(std::move(rows));
  return s;
}

expr with_subquery(expr::kind what, select subquery) {
  expr e = make(what);
  e.subquery.push_back(std::move(subquery));
  return e;
}

void and_behind(std::optional<expr>& condition, expr more) {
  condition = condition ? infix(std::move(*condition), "AND", std::move(more)) : std::move(more);
}

void and_before(std::optional<expr>& condition, expr more) {
  condition = condition ? infix(std::move(more), "AND", std::move(*condition)) : std::move(more);
}

std::vector<const table_info*> tables_of(const statement& s) {
  std::vector<const table_info*> tables;
  const auto add = [&](const source& from) {
    if (from.table != nullptr && std::ranges::find(tables, from.table) == tables.end()) tables.push_back(from.table);
  };
  add(s.body.from);
  each_select(s, [&](const select& inner) { each_source(inner, add); });
  return tables;
}

}  // namespace rowscope::tree

template class std::vector<rowscope::tree::expr>;
template class std::vector<rowscope::tree::select>;
template class std::vector<rowscope::tree::join>;
template class std::vector<rowscope::tree::output>;
template class std::vector<rowscope::tree::order_term>;
template class std::vector<rowscope::tree::compound>;
template class std::vector<rowscope::tree::common_table>;
template class std::vector<rowscope::tree::assignment>;
