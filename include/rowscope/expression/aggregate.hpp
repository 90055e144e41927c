#pragma once
#include <rowscope/expression/fixed_string.hpp>
#include <rowscope/expression/methods.hpp>

namespace rowscope {

/// count(*)
struct count_rows_node : expression_methods<count_rows_node> {
  using rowscope_expression = void;
  using value_type = std::int64_t;
  using tables = type_list<>;
  static constexpr std::size_t value_count = 0;
  static constexpr bool has_aggregate = true;

  static tree::expr lower(tree::lowering&) { return tree::call("COUNT", {}); }
  template <class Visit>
  void each_value(Visit&) const {}
};

enum class aggregate : std::uint8_t { count, sum };

template <aggregate F, class Value, class E>
struct aggregate_node : expression_methods<aggregate_node<F, Value, E>> {
  using rowscope_expression = void;
  using value_type = Value;
  using tables = typename E::tables;
  static constexpr std::size_t value_count = E::value_count;
  static constexpr bool has_aggregate = true;

  E argument;

  constexpr explicit aggregate_node(const E& e) : argument(e) {}

  static tree::expr lower(tree::lowering& l) {
    return tree::unary(tree::expr::kind::call, F == aggregate::count ? "COUNT" : "SUM", E::lower(l));
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    argument.each_value(visit);
  }
};

/// The number of rows.
[[nodiscard]] constexpr count_rows_node count() { return {}; }

/// The number of rows in which the expression is not NULL.
template <class E>
[[nodiscard]] constexpr auto count(const E& e) {
  static_assert(expression<E>, "rowscope: count() takes a column, or nothing to count rows");
  if constexpr (expression<E>) {
    static_assert(!E::has_aggregate, "rowscope: an aggregate inside of an aggregate; count a column");
    return aggregate_node<aggregate::count, std::int64_t, E>(e);
  }
}

/// The sum over the rows in which the expression is not NULL; empty where there is none.
template <class E>
[[nodiscard]] constexpr auto sum(const E& e) {
  static_assert(expression<E>, "rowscope: sum() takes a column: rs::sum(orders::total)");
  if constexpr (expression<E>) {
    using value = unwrap_t<typename E::value_type>;
    static_assert(is_number(kind_of_v<value>) && !is_strong_v<value>,
                  "rowscope: sum() adds numbers; this column holds none");
    static_assert(!E::has_aggregate, "rowscope: an aggregate inside of an aggregate; sum a column");
    using total = std::conditional_t<kind_of_v<value> == value_kind::real, double, std::int64_t>;
    return aggregate_node<aggregate::sum, std::optional<total>, E>(e);
  }
}
template <class... Es>
  requires(sizeof...(Es) != 1)
constexpr auto sum(const Es&...) {
  static_assert(sizeof...(Es) == 1, "rowscope: sum() takes one column: rs::sum(orders::total)");
}

/// The least or the greatest value, the average; over the rows in which the expression is not NULL.
template <fixed_string Name, bool Distinct, class Value, class E>
struct named_aggregate_node : expression_methods<named_aggregate_node<Name, Distinct, Value, E>> {
  using rowscope_expression = void;
  using value_type = Value;
  using tables = typename E::tables;
  using columns = type_list<>;
  static constexpr std::size_t value_count = E::value_count;
  static constexpr bool has_aggregate = true;

  E argument;

  constexpr explicit named_aggregate_node(const E& e) : argument(e) {}

  static tree::expr lower(tree::lowering& l) {
    return tree::unary(Distinct ? tree::expr::kind::distinct_call : tree::expr::kind::call, Name.view(), E::lower(l));
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    argument.each_value(visit);
  }
};

namespace detail {

template <fixed_string Name, bool Distinct, class Value, class E>
constexpr auto aggregate_of(const E& e) {
  static_assert(!E::has_aggregate, "rowscope: an aggregate inside of an aggregate; take it over a column");
  return named_aggregate_node<Name, Distinct, Value, E>(e);
}

}  // namespace detail

/// Empty where there is no row.
template <class E = detail::missing>
[[nodiscard]] constexpr auto min(const E& e = {}) {
  static_assert(expression<E>, "rowscope: min() takes a column: rs::min(orders::total)");
  if constexpr (expression<E>) return detail::aggregate_of<"MIN", false, add_optional_t<typename E::value_type>>(e);
}
/// Empty where there is no row.
template <class E = detail::missing>
[[nodiscard]] constexpr auto max(const E& e = {}) {
  static_assert(expression<E>, "rowscope: max() takes a column: rs::max(orders::total)");
  if constexpr (expression<E>) return detail::aggregate_of<"MAX", false, add_optional_t<typename E::value_type>>(e);
}
/// Empty where there is no row.
template <class E = detail::missing>
[[nodiscard]] constexpr auto avg(const E& e = {}) {
  static_assert(expression<E>, "rowscope: avg() takes a column: rs::avg(orders::total)");
  if constexpr (expression<E>) {
    static_assert(is_number(kind_of_v<typename E::value_type>),
                  "rowscope: avg() takes numbers; this column holds none");
    return detail::aggregate_of<"AVG", false, std::optional<double>>(e);
  }
}
/// The number of different values that are not NULL.
template <class E = detail::missing>
[[nodiscard]] constexpr auto count_distinct(const E& e = {}) {
  static_assert(expression<E>, "rowscope: count_distinct() takes a column: rs::count_distinct(orders::customer_id)");
  if constexpr (expression<E>) return detail::aggregate_of<"COUNT", true, std::int64_t>(e);
}

/// An expression under a name of its own: `auto n = rs::as<"n">(rs::count()); ... row[n]`.
template <fixed_string Label, class E>
struct labelled : E {
  using bare_type = E;
  static constexpr auto literal_label = Label;
  static constexpr std::string_view label() { return Label.view(); }
};

template <fixed_string Label, class E>
  requires(!detail::select_part<E>)
[[nodiscard]] constexpr auto as(const E& e) {
  static_assert(Label.literal && is_name(Label.view()),
                "rowscope: rs::as<\"name\">() takes a literal that is not empty");
  static_assert(!detail::unfinished<E>, "rowscope: end case_when() by otherwise(value), or otherwise_null()");
  static_assert(!detail::runnable_select<E>,
                "rowscope: a sub-query is a select without a site: rs::as<\"name\">(rs::select(...).from(...))");
  static_assert(expression<E> || detail::unfinished<E> || detail::runnable_select<E>,
                "rowscope: rs::as<\"name\">() names a column or an aggregate");
  if constexpr (expression<E>) return labelled<Label, E>{e};
}

}  // namespace rowscope
