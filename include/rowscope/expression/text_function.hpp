#pragma once
#include <rowscope/expression/call.hpp>

/// Functions of texts. Each means the same on every database.
namespace rowscope {
namespace detail {

template <fixed_string Name, class Result, class... Vs>
constexpr auto text_function(Vs&&... vs) {
  constexpr bool texts = (is_text_operand<Vs>() && ...);
  static_assert(texts, "rowscope: this function takes texts: a text column, or a text");
  if constexpr (texts) return make_call<Name, with_null_t<false, Result, value_of_t<Vs>...>>(std::forward<Vs>(vs)...);
}

}  // namespace detail

/// ASCII letters in lower case; others stay as they are.
template <class E>
[[nodiscard]] constexpr auto lower(E&& e) {
  return detail::text_function<"lower", std::string>(std::forward<E>(e));
}
/// ASCII letters in upper case; others stay as they are.
template <class E>
[[nodiscard]] constexpr auto upper(E&& e) {
  return detail::text_function<"upper", std::string>(std::forward<E>(e));
}
/// The number of characters (code points) of a text.
template <class E>
[[nodiscard]] constexpr auto length(E&& e) {
  return detail::text_function<"length", std::int64_t>(std::forward<E>(e));
}
/// Without the spaces at both ends.
template <class E>
[[nodiscard]] constexpr auto trim(E&& e) {
  return detail::text_function<"trim", std::string>(std::forward<E>(e));
}
/// Every occurrence of `from` replaced by `to`.
template <class E, class From = detail::missing, class To = detail::missing>
[[nodiscard]] constexpr auto replace(E&& e, From&& from = {}, To&& to = {}) {
  constexpr bool texts =
      detail::is_text_operand<E>() && detail::is_text_operand<From>() && detail::is_text_operand<To>();
  static_assert(texts, "rowscope: replace() takes three texts: rs::replace(customers::name, \"from\", \"to\")");
  if constexpr (texts)
    return detail::text_function<"replace", std::string>(std::forward<E>(e), std::forward<From>(from),
                                                         std::forward<To>(to));
}
/// `count` characters from the one numbered `first`; 1 is the first.
template <class E, class First = detail::missing, class Count = detail::missing>
[[nodiscard]] constexpr auto substring(E&& e, First&& first = {}, Count&& count = {}) {
  constexpr bool fits =
      detail::is_text_operand<E>() && detail::is_integer_operand<First>() && detail::is_integer_operand<Count>();
  static_assert(fits,
                "rowscope: substring() takes a text, the number of its first character, and how many: "
                "rs::substring(customers::name, 1, 3)");
  if constexpr (fits)
    return detail::make_call<"substr", detail::with_null_t<false, std::string, detail::value_of_t<E>,
                                                           detail::value_of_t<First>, detail::value_of_t<Count>>>(
        std::forward<E>(e), std::forward<First>(first), std::forward<Count>(count));
}

/// Texts joined. NULL where one of them is NULL.
template <class L, class R>
struct concat_node : expression_methods<concat_node<L, R>> {
  using rowscope_expression = void;
  using value_type = detail::with_null_t<false, std::string, typename L::value_type, typename R::value_type>;
  using tables = concat_t<typename L::tables, typename R::tables>;
  using operands = type_list<L, R>;
  static constexpr std::size_t value_count = L::value_count + R::value_count;
  static constexpr bool has_aggregate = L::has_aggregate || R::has_aggregate;

  L left;
  R right;

  constexpr concat_node(L l, R r) : left(static_cast<L&&>(l)), right(static_cast<R&&>(r)) {}

  static tree::expr lower(tree::lowering& l) { return tree::infix(l, &L::lower, "||", &R::lower); }
  template <class Visit>
  void each_value(Visit& visit) const {
    left.each_value(visit);
    right.each_value(visit);
  }
};
template <class First, class Second = detail::missing, class... Rest>
[[nodiscard]] constexpr auto concat(First&& first, Second&& second = {}, Rest&&... rest) {
  constexpr bool texts = detail::is_text_operand<First>() && detail::is_text_operand<Second>();
  static_assert(texts, "rowscope: concat() joins texts, two or more: rs::concat(a, b)");
  if constexpr (texts) {
    auto two = concat_node<detail::node_t<First>, detail::node_t<Second>>(
        detail::as_node(std::forward<First>(first)), detail::as_node(std::forward<Second>(second)));
    if constexpr (sizeof...(Rest) == 0)
      return two;
    else
      return rowscope::concat(std::move(two), std::forward<Rest>(rest)...);
  }
}

}  // namespace rowscope
