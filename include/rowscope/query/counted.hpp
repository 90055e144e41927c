#pragma once
#include <rowscope/query/select.hpp>

namespace rowscope::detail {

/// The number of rows that the select has.
tree::statement count_of(tree::statement select);

/// `q.count_rows()`: the statement as a sub-query of count(*). So it has the very same conditions and scope.
template <class S>
struct counted_statement {
  using rowscope_statement = void;
  using tables = typename S::tables;
  using fields = type_list<row_field<count_rows_node, std::int64_t>>;
  static constexpr const site_name& site = S::site;
  static constexpr tree::verb what = tree::verb::select;
  static constexpr std::size_t conditions = S::conditions;
  static constexpr const auto& table_names = S::table_names;
  static constexpr bool is_complete = S::is_complete;

  S statement;

  static consteval void check() { S::check(); }
  static tree::statement lower(condition_mask conditions_on) { return count_of(S::lower(conditions_on)); }
  template <class Visit>
  void each_value(Visit& visit) const {
    statement.each_value(visit);
  }
  [[nodiscard]] constexpr condition_mask condition_bits() const { return statement.condition_bits(); }
};

}  // namespace rowscope::detail
