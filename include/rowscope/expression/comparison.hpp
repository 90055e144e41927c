#pragma once
#include <string_view>

#include <rowscope/expression/node.hpp>

/// == != < <= > >= && || ! on expressions.
namespace rowscope {

enum class infix_op : std::uint8_t { eq, ne, lt, le, gt, ge, both, either };

constexpr std::string_view sql_of(infix_op op) {
  constexpr std::string_view text[] = {"=", "<>", "<", "<=", ">", ">=", "AND", "OR"};
  return text[static_cast<std::size_t>(op)];
}

template <infix_op Op, class L, class R>
struct infix_node {
  using rowscope_expression = void;
  using value_type = bool;
  using tables = concat_t<typename L::tables, typename R::tables>;
  static constexpr std::size_t value_count = L::value_count + R::value_count;
  static constexpr bool has_aggregate = L::has_aggregate || R::has_aggregate;

  L left;
  R right;

  static tree::expr lower(tree::lowering& l) { return tree::infix(l, &L::lower, sql_of(Op), &R::lower); }
  template <class Visit>
  void each_value(Visit& visit) const {
    left.each_value(visit);
    right.each_value(visit);
  }
};

template <class E>
struct not_node {
  using rowscope_expression = void;
  using value_type = bool;
  using tables = typename E::tables;
  static constexpr std::size_t value_count = E::value_count;
  static constexpr bool has_aggregate = E::has_aggregate;

  E operand;

  static tree::expr lower(tree::lowering& l) { return tree::unary(tree::expr::kind::prefix, "NOT", E::lower(l)); }
  template <class Visit>
  void each_value(Visit& visit) const {
    operand.each_value(visit);
  }
};

namespace detail {

template <infix_op Op, class L, class R>
constexpr auto compare(const L& left, R&& right) {
  using right_type = std::remove_cvref_t<R>;
  if constexpr (expression<R>) {
    static_assert(comparable_v<typename L::value_type, typename right_type::value_type>,
                  "rowscope: the two sides of this comparison have different types in the database; compare a column "
                  "with a value or a column of its own type");
    return infix_node<Op, L, right_type>{left, right};
  } else if constexpr (is_if_set_v<right_type>) {
    using value = value_node_for<typename decltype(right_type::value)::value_type>;
    static_assert(comparable_v<typename L::value_type, typename value::value_type>,
                  "rowscope: this expression cannot be compared with an optional of that C++ type; use if_set() with "
                  "an optional of the column's type");
    using node = infix_node<Op, L, value>;
    if (!right.value) return conditional_term<node>{};
    return conditional_term<node>{node{left, make_value_node<L>(*std::forward<R>(right).value)}};
  } else {
    static_assert(!std::is_same_v<right_type, std::nullopt_t> && !std::is_same_v<right_type, std::nullptr_t>,
                  "rowscope: a comparison with NULL is never true in SQL; write is_null() or is_not_null()");
    static_assert(!is_optional_v<right_type>,
                  "rowscope: a comparison with an empty optional is never true in SQL; write where_if(column == "
                  "rs::if_set(optional)) to leave the condition out when it is empty, or compare with *optional");
    static_assert(!assigns<right_type>, "rowscope: = assigns, for set(); write == in a condition");
    static_assert(!unfinished<right_type>, "rowscope: end case_when() by otherwise(value), or otherwise_null()");
    if constexpr (!is_optional_v<right_type> && comparable_v<typename L::value_type, right_type>) {
      return infix_node<Op, L, value_node_for<R>>{left, make_value_node<L>(std::forward<R>(right))};
    } else {
      static_assert(is_optional_v<right_type> || comparable_v<typename L::value_type, right_type>,
                    "rowscope: this column cannot be compared with a value of that C++ type; compare it with one of "
                    "the column's own type");
    }
  }
}

template <class T>
concept no_expression = !expression<T>;
/// What && || ! are asked for, rightly or wrongly.
template <class T>
concept logical_operand = expression<T> || assigns<T> || conditional<T>;

template <class L, class R>
consteval void check_logical() {
  static_assert(!assigns<L> && !assigns<R>, "rowscope: = assigns, for set(); write == in a condition");
  static_assert(
      !conditional<L> && !conditional<R>,
      "rowscope: a comparison with if_set() is a condition of its own: where_if(column == rs::if_set(optional)); "
      "several where_if() are joined by AND");
  static_assert(condition<L> && condition<R>,
                "rowscope: && and || need a condition on both sides, such as column == value; a C++ bool belongs into "
                "where_if(bool, [&] { return condition; })");
}

template <class L, class R>
concept either_logical = logical_operand<L> || logical_operand<R>;

}  // namespace detail

// Three overloads of each: with two of them C++20's reversed == would be chosen for some operands, whose result would
// have to be bool.
template <expression L, expression R>
constexpr auto operator==(const L& l, const R& r) {
  return detail::compare<infix_op::eq>(l, r);
}
template <expression L, detail::no_expression R>
constexpr auto operator==(const L& l, R&& r) {
  return detail::compare<infix_op::eq>(l, std::forward<R>(r));
}
template <detail::no_expression L, expression R>
constexpr auto operator==(L&& l, const R& r) {
  return detail::compare<infix_op::eq>(r, std::forward<L>(l));
}
template <expression L, expression R>
constexpr auto operator!=(const L& l, const R& r) {
  return detail::compare<infix_op::ne>(l, r);
}
template <expression L, detail::no_expression R>
constexpr auto operator!=(const L& l, R&& r) {
  return detail::compare<infix_op::ne>(l, std::forward<R>(r));
}
template <detail::no_expression L, expression R>
constexpr auto operator!=(L&& l, const R& r) {
  return detail::compare<infix_op::ne>(r, std::forward<L>(l));
}
template <expression L, expression R>
constexpr auto operator<(const L& l, const R& r) {
  return detail::compare<infix_op::lt>(l, r);
}
template <expression L, detail::no_expression R>
constexpr auto operator<(const L& l, R&& r) {
  return detail::compare<infix_op::lt>(l, std::forward<R>(r));
}
template <detail::no_expression L, expression R>
constexpr auto operator<(L&& l, const R& r) {
  return detail::compare<infix_op::gt>(r, std::forward<L>(l));
}
template <expression L, expression R>
constexpr auto operator<=(const L& l, const R& r) {
  return detail::compare<infix_op::le>(l, r);
}
template <expression L, detail::no_expression R>
constexpr auto operator<=(const L& l, R&& r) {
  return detail::compare<infix_op::le>(l, std::forward<R>(r));
}
template <detail::no_expression L, expression R>
constexpr auto operator<=(L&& l, const R& r) {
  return detail::compare<infix_op::ge>(r, std::forward<L>(l));
}
template <expression L, expression R>
constexpr auto operator>(const L& l, const R& r) {
  return detail::compare<infix_op::gt>(l, r);
}
template <expression L, detail::no_expression R>
constexpr auto operator>(const L& l, R&& r) {
  return detail::compare<infix_op::gt>(l, std::forward<R>(r));
}
template <detail::no_expression L, expression R>
constexpr auto operator>(L&& l, const R& r) {
  return detail::compare<infix_op::lt>(r, std::forward<L>(l));
}
template <expression L, expression R>
constexpr auto operator>=(const L& l, const R& r) {
  return detail::compare<infix_op::ge>(l, r);
}
template <expression L, detail::no_expression R>
constexpr auto operator>=(const L& l, R&& r) {
  return detail::compare<infix_op::ge>(l, std::forward<R>(r));
}
template <detail::no_expression L, expression R>
constexpr auto operator>=(L&& l, const R& r) {
  return detail::compare<infix_op::le>(r, std::forward<L>(l));
}

template <class L, class R>
  requires detail::either_logical<L, R>
constexpr auto operator&&(const L& l, const R& r) {
  detail::check_logical<L, R>();
  if constexpr (condition<L> && condition<R>) return infix_node<infix_op::both, L, R>{l, r};
}
template <class L, class R>
  requires detail::either_logical<L, R>
constexpr auto operator||(const L& l, const R& r) {
  detail::check_logical<L, R>();
  if constexpr (condition<L> && condition<R>) return infix_node<infix_op::either, L, R>{l, r};
}
template <detail::logical_operand E>
constexpr auto operator!(const E& e) {
  static_assert(condition<E>, "rowscope: ! needs a condition, such as !(column == value)");
  if constexpr (condition<E>) return not_node<E>{e};
}

template <class L, class R>
  requires detail::either_logical<L, R>
auto operator&(const L&, const R&) {
  static_assert(detail::always_false<L>, "rowscope: conditions are joined by && and ||, and negated by !(...)");
}
template <class L, class R>
  requires detail::either_logical<L, R>
auto operator|(const L&, const R&) {
  static_assert(detail::always_false<L>, "rowscope: conditions are joined by && and ||, and negated by !(...)");
}
template <detail::logical_operand E>
auto operator~(const E&) {
  static_assert(detail::always_false<E>, "rowscope: conditions are joined by && and ||, and negated by !(...)");
}

}  // namespace rowscope
