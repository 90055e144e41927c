#include <rowscope/ast/statement.hpp>

namespace rowscope::tree {

std::string_view to_string(verb v) noexcept {
  switch (v) {
    case verb::select: return "select";
    case verb::insert: return "insert";
    case verb::update: return "update";
    case verb::remove: return "remove";
  }
  return "";
}

expr column(std::string_view instance, std::string_view name) {
  return {.what = expr::kind::column, .text = std::string(name), .qualifier = std::string(instance)};
}

expr value(value_index index) { return {.what = expr::kind::value, .index = index}; }

expr tenant() { return {.what = expr::kind::tenant}; }

expr number(std::string_view digits) { return {.what = expr::kind::number, .text = std::string(digits)}; }

expr infix(expr left, std::string_view op, expr right) {
  expr e{.what = expr::kind::infix, .text = std::string(op)};
  e.args.push_back(std::move(left));
  e.args.push_back(std::move(right));
  return e;
}

expr unary(expr::kind what, std::string_view op, expr operand) {
  expr e{.what = what, .text = std::string(op)};
  e.args.push_back(std::move(operand));
  return e;
}

expr call(std::string_view function, std::vector<expr> args) {
  return {.what = expr::kind::call, .text = std::string(function), .args = std::move(args)};
}

expr refuse(std::string_view table, std::string_view column) {
  expr e{.what = expr::kind::refuse};
  e.qualifier = table;
  e.text = column;
  return e;
}

expr with_subquery(expr::kind what, select subquery) {
  expr e{.what = what};
  e.subquery.push_back(std::move(subquery));
  return e;
}

void and_behind(std::optional<expr>& condition, expr more) {
  condition = condition ? infix(std::move(*condition), "AND", std::move(more)) : std::move(more);
}

void and_before(std::optional<expr>& condition, expr more) {
  condition = condition ? infix(std::move(more), "AND", std::move(*condition)) : std::move(more);
}

}  // namespace rowscope::tree
