#pragma once
#include <rowscope/expression/aggregate.hpp>
#include <rowscope/expression/subquery.hpp>

namespace rowscope {

/// The one value of a sub-query; NULL where it has no row.
template <class S>
struct scalar_node : expression_methods<scalar_node<S>> {
  using rowscope_expression = void;
  // An aggregate without groups always has its row.
  using value_type =
      std::conditional_t<S::always_one_row, typename S::first_value, add_optional_t<typename S::first_value>>;
  using tables = typename S::free_tables;
  using operands = type_list<>;
  static constexpr std::size_t value_count = S::value_count;
  static constexpr bool has_aggregate = false;

  S rows;

  explicit constexpr scalar_node(S part) : rows(static_cast<S&&>(part)) {}

  static tree::expr lower(tree::lowering& l) { return tree::with_subquery(tree::expr::kind::scalar, S::lower_part(l)); }
  template <class Visit>
  void each_value(Visit& visit) const {
    rows.each_value(visit);
  }
};

/// A sub-query as a value: `where(orders::total > rs::scalar(rs::select(rs::avg(orders::total)).from(...)))`. More rows
/// than one are not looked at.
template <class S>
[[nodiscard]] constexpr auto scalar(S part) {
  if constexpr (detail::is_complete_part<S>()) {
    if constexpr (detail::is_one_column<S>()) return scalar_node<S>(static_cast<S&&>(part));
  }
}

/// A sub-query as an output: `rs::as<"comments">(rs::select(rs::count()).from(comments{}).where(...))`.
template <fixed_string Label, detail::select_part S>
[[nodiscard]] constexpr auto as(S part) {
  static_assert(Label.literal && is_name(Label.view()),
                "rowscope: rs::as<\"name\">() takes a literal that is not empty");
  auto value = scalar(static_cast<S&&>(part));
  return labelled<Label, decltype(value)>{std::move(value)};
}

}  // namespace rowscope
