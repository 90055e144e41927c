#include <rowscope/query/clause.hpp>

namespace rowscope::detail {

void lowering_state::add_common_table(tree::common_table what) { statement.body.with.push_back(std::move(what)); }

void lowering_state::add_from(tree::source what) { statement.body.from = std::move(what); }

void lowering_state::add_join(tree::source what, tree::join_kind kind, tree::expr on) {
  statement.body.joins.push_back({std::move(what), kind, std::move(on)});
}

void lowering_state::add_cross_join(tree::source what) {
  statement.body.joins.push_back({std::move(what), tree::join_kind::cross, std::nullopt});
}

void lowering_state::add_where(tree::expr condition) { tree::and_behind(statement.body.where, std::move(condition)); }

void lowering_state::add_where_if(tree::expr condition) {
  if ((conditions & 1U) != 0) add_where(std::move(condition));
  conditions >>= 1U;
}

void lowering_state::add_having(tree::expr condition) { tree::and_behind(statement.body.having, std::move(condition)); }

void lowering_state::add_compound(tree::set_operation operation, tree::select part) {
  statement.body.others.push_back({operation, std::move(part)});
}

void lowering_state::add_group(tree::expr by) { statement.body.group_by.push_back(std::move(by)); }

void lowering_state::add_order(tree::expr by, bool descending) {
  statement.body.order_by.push_back({std::move(by), descending});
}

void lowering_state::add_limit(tree::expr rows) { statement.body.limit = std::move(rows); }

void lowering_state::add_offset(tree::expr rows) { statement.body.offset = std::move(rows); }

void lowering_state::add_output(tree::expr what, std::string_view label) {
  statement.body.outputs.push_back({std::move(what), std::string(label)});
}

void lowering_state::add_assignment(std::string_view column, tree::expr value) {
  statement.assignments.push_back({std::string(column), std::move(value)});
}

tree::statement lower_statement(tree::verb what, condition_mask conditions, void (*lower)(lowering_state&)) {
  lowering_state s;
  s.conditions = conditions & ((condition_mask{1} << most_conditions) - 1);
  s.sort = conditions >> most_conditions;
  s.statement.what = what;
  lower(s);
  s.statement.value_count = s.values.count();
  return std::move(s.statement);
}

tree::select lower_part(tree::lowering& values, void (*lower)(lowering_state&)) {
  lowering_state s;
  s.values = values;
  lower(s);
  values = s.values;
  return std::move(s.statement.body);
}

}  // namespace rowscope::detail
