#include <rowscope/query/clause.hpp>

namespace rowscope::detail {

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
