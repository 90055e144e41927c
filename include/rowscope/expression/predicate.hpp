#pragma once
#include <iterator>

#include <rowscope/expression/node.hpp>

/// IS NULL, IN, LIKE, BETWEEN.
namespace rowscope {

template <class E, bool Null>
struct null_test_node {
  using rowscope_expression = void;
  using value_type = bool;
  using tables = typename E::tables;
  static constexpr std::size_t value_count = E::value_count;
  static constexpr bool has_aggregate = E::has_aggregate;

  E operand;

  static tree::expr lower(tree::lowering& l) {
    return tree::unary(tree::expr::kind::suffix, Null ? "IS NULL" : "IS NOT NULL", E::lower(l));
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    operand.each_value(visit);
  }
};

/// The elements of in(): one parameter, so that the SQL does not depend on how many there are.
template <class Range>
struct value_list {
  Range elements;
};

template <class E, class Range>
struct in_values_node {
  using rowscope_expression = void;
  using value_type = bool;
  using tables = typename E::tables;
  static constexpr std::size_t value_count = E::value_count + 1;
  static constexpr bool has_aggregate = E::has_aggregate;

  E operand;
  value_list<Range> list;

  static constexpr value_form element_form =
      form_of_v<std::remove_cvref_t<decltype(*std::begin(std::declval<Range&>()))>>;

  static tree::expr lower(tree::lowering& l) {
    auto e = tree::unary(tree::expr::kind::in_values, {}, E::lower(l));
    e.index = l.next_value();
    e.form = element_form;
    return e;
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    operand.each_value(visit);
    visit(list);
  }
};

template <class E, class Pattern, bool AnyCase = false>
struct like_node {
  using rowscope_expression = void;
  using value_type = bool;
  using tables = typename E::tables;
  static constexpr std::size_t value_count = E::value_count + 1;
  static constexpr bool has_aggregate = E::has_aggregate;

  E operand;
  value_node<Pattern> pattern;

  static tree::expr lower(tree::lowering& l) {
    auto e = tree::make(tree::expr::kind::like);
    if (AnyCase) e.text = "ilike";
    e.args.push_back(E::lower(l));
    e.args.push_back(value_node<Pattern>::lower(l));
    return e;
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    operand.each_value(visit);
    pattern.each_value(visit);
  }
};

template <class E, class Low, class High>
struct between_node {
  using rowscope_expression = void;
  using value_type = bool;
  using tables = concat_t<typename E::tables, typename Low::tables, typename High::tables>;
  static constexpr std::size_t value_count = E::value_count + Low::value_count + High::value_count;
  static constexpr bool has_aggregate = E::has_aggregate || Low::has_aggregate || High::has_aggregate;

  E operand;
  Low low;
  High high;

  static tree::expr lower(tree::lowering& l) {
    auto e = tree::make(tree::expr::kind::between);
    e.args.push_back(E::lower(l));
    e.args.push_back(Low::lower(l));
    e.args.push_back(High::lower(l));
    return e;
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    operand.each_value(visit);
    low.each_value(visit);
    high.each_value(visit);
  }
};

namespace detail {

template <class R>
concept iterable = requires(R& r) {
  std::begin(r);
  std::end(r);
};
template <class R>
using element_t = std::remove_cvref_t<decltype(*std::begin(std::declval<R&>()))>;

/// The text as a pattern that matches only itself.
[[nodiscard]] std::string escaped_pattern(std::string_view text);

/// A value or an expression as a node.
template <class E, class V>
constexpr auto operand(V&& v) {
  if constexpr (expression<V>) {
    static_assert(comparable_v<typename E::value_type, typename std::remove_cvref_t<V>::value_type>,
                  "rowscope: the sides of this comparison have different types in the database");
    return std::remove_cvref_t<V>(std::forward<V>(v));
  } else {
    static_assert(comparable_v<typename E::value_type, V> && !is_optional_v<std::remove_cvref_t<V>>,
                  "rowscope: this column cannot be compared with a value of that C++ type");
    return make_value_node<E>(std::forward<V>(v));
  }
}

/// A container is copied or moved in; a view is kept as the view that it is.
template <class E, class R>
constexpr auto in_values(const E& e, R&& range) {
  using T = std::remove_cvref_t<R>;
  static_assert(iterable<T> && !is_text_v<T>,
                "rowscope: in() takes a range of values, or values in braces; write in({a, b}) or in(vector)");
  if constexpr (iterable<T> && !is_text_v<T>) {
    static_assert(comparable_v<typename E::value_type, element_t<T>> && !is_optional_v<element_t<T>>,
                  "rowscope: the elements of in() are not of the column's type");
    if constexpr (std::is_array_v<T>) {
      std::vector<element_t<T>> elements(std::begin(range), std::end(range));
      return in_values_node<E, std::vector<element_t<T>>>{e, {std::move(elements)}};
    } else {
      return in_values_node<E, T>{e, {std::forward<R>(range)}};
    }
  }
}

}  // namespace detail
}  // namespace rowscope
