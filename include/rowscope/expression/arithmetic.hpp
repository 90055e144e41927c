#pragma once
#include <rowscope/expression/methods.hpp>

/// + - * / % on numbers.
namespace rowscope {
namespace detail {

/// The node of an expression, or of a value that is bound.
template <class V>
constexpr auto as_node(V&& v) {
  if constexpr (expression<V>)
    return std::remove_cvref_t<V>(std::forward<V>(v));
  else
    return value_node_for<V>{hold(std::forward<V>(v))};
}
template <class V>
using node_t = decltype(as_node(std::declval<V>()));

template <class V>
concept operand_value = expression<V> || (is_value_v<V> && !is_optional_v<std::remove_cvref_t<V>>);

template <class A, class B>
inline constexpr bool either_real_v = kind_of_v<A> == value_kind::real || kind_of_v<B> == value_kind::real;

/// The value type of an operation, with NULL where an operand may be NULL, or with `Null`.
template <bool Null, class Result, class... Operands>
using with_null_t = std::conditional_t<Null || (is_optional_v<Operands> || ... || false),
                                       add_optional_t<unwrap_t<Result>>, unwrap_t<Result>>;

}  // namespace detail

enum class arithmetic_op : std::uint8_t { add, subtract, multiply, divide, remainder };

template <arithmetic_op Op, class L, class R>
struct arithmetic_node : expression_methods<arithmetic_node<Op, L, R>> {
  using rowscope_expression = void;
  using number =
      std::conditional_t<detail::either_real_v<typename L::value_type, typename R::value_type>, double, std::int64_t>;
  using value_type = detail::with_null_t<Op == arithmetic_op::divide || Op == arithmetic_op::remainder, number,
                                         typename L::value_type, typename R::value_type>;
  using tables = concat_t<typename L::tables, typename R::tables>;
  using operands = type_list<L, R>;
  static constexpr std::size_t value_count = L::value_count + R::value_count;
  static constexpr bool has_aggregate = L::has_aggregate || R::has_aggregate;

  L left;
  R right;

  constexpr arithmetic_node(L l, R r) : left(static_cast<L&&>(l)), right(static_cast<R&&>(r)) {}

  static tree::expr lower(tree::lowering& l) {
    constexpr std::string_view text[] = {"+", "-", "*", "/", "%"};
    return tree::infix(l, &L::lower, text[static_cast<std::size_t>(Op)], &R::lower);
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    left.each_value(visit);
    right.each_value(visit);
  }
};

namespace detail {

template <class V>
consteval bool is_numeric() {
  if constexpr (expression<V>)
    return is_number(kind_of_v<typename std::remove_cvref_t<V>::value_type>) &&
           !is_strong_v<typename std::remove_cvref_t<V>::value_type>;
  else
    return is_number(kind_of_v<V>) && !is_strong_v<V>;
}

template <arithmetic_op Op, class L, class R>
constexpr auto arithmetic(L&& left, R&& right) {
  constexpr bool numbers = is_numeric<L>() && is_numeric<R>();
  static_assert(numbers, "rowscope: + - * / % compute with numbers; join texts by rs::concat(a, b)");
  if constexpr (numbers)
    return arithmetic_node<Op, node_t<L>, node_t<R>>(as_node(std::forward<L>(left)), as_node(std::forward<R>(right)));
}
template <class L, class R>
concept computes = (expression<L> || expression<R>)&&operand_value<L> && operand_value<R>;

}  // namespace detail

template <class L, class R>
  requires detail::computes<L, R>
constexpr auto operator+(L&& l, R&& r) {
  return detail::arithmetic<arithmetic_op::add>(std::forward<L>(l), std::forward<R>(r));
}
template <class L, class R>
  requires detail::computes<L, R>
constexpr auto operator-(L&& l, R&& r) {
  return detail::arithmetic<arithmetic_op::subtract>(std::forward<L>(l), std::forward<R>(r));
}
template <class L, class R>
  requires detail::computes<L, R>
constexpr auto operator*(L&& l, R&& r) {
  return detail::arithmetic<arithmetic_op::multiply>(std::forward<L>(l), std::forward<R>(r));
}
/// Of integers an integer, towards zero. NULL where the divisor is 0.
template <class L, class R>
  requires detail::computes<L, R>
constexpr auto operator/(L&& l, R&& r) {
  return detail::arithmetic<arithmetic_op::divide>(std::forward<L>(l), std::forward<R>(r));
}
/// Of integers, with the sign of the left one. NULL where the divisor is 0.
template <class L, class R>
  requires detail::computes<L, R>
constexpr auto operator%(L&& l, R&& r) {
  return detail::arithmetic<arithmetic_op::remainder>(std::forward<L>(l), std::forward<R>(r));
}

}  // namespace rowscope
