#include <rowscope/query/insert_rows.hpp>

namespace rowscope::detail {

tree::select select_bound_rows(tree::lowering& values, std::initializer_list<value_form> columns) {
  tree::select rows;
  rows.from.bound = values.next_value();
  rows.from.instance = "scope_rows";
  rows.from.bound_columns = columns;
  return rows;
}

tree::statement insert_rows(const table_info& table, std::initializer_list<std::string_view> columns,
                            tree::select (*rows)(tree::lowering&)) {
  tree::statement s;
  s.what = tree::verb::insert;
  s.body.from = tree::table_source(table, table.name);
  tree::lowering values;
  s.rows.push_back(rows(values));
  s.row_columns.assign(columns.begin(), columns.end());
  s.value_count = values.count();
  return s;
}

}  // namespace rowscope::detail
