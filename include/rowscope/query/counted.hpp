#pragma once
#include <rowscope/query/select.hpp>

namespace rowscope::detail {

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
  static tree::statement lower(condition_mask conditions_on) {
    tree::statement s = S::lower(conditions_on);
    tree::select rows = std::move(s.body);
    s.body = {};
    s.body.with = std::move(rows.with);
    rows.with.clear();
    s.body.outputs.push_back({tree::call("COUNT", {})});
    s.body.from = tree::derived_source(std::move(rows), "counted_rows");
    return s;
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    statement.each_value(visit);
  }
  [[nodiscard]] constexpr condition_mask condition_bits() const { return statement.condition_bits(); }
};

}  // namespace rowscope::detail
