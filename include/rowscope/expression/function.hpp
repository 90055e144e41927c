#pragma once
#include <rowscope/expression/text_function.hpp>

/// Functions of SQL. Each means the same on every database.
namespace rowscope {

/// Without the sign.
template <class E>
[[nodiscard]] constexpr auto abs(E&& e) {
  constexpr bool number = detail::is_number_operand<E>();
  static_assert(number, "rowscope: abs() takes a number");
  if constexpr (number) return detail::make_call<"abs", detail::value_of_t<E>>(std::forward<E>(e));
}
/// Rounded to so many digits behind the point, half away from zero.
template <class E, class Digits = detail::missing>
[[nodiscard]] constexpr auto round(E&& e, Digits&& digits = {}) {
  constexpr bool fits = detail::is_number_operand<E>() && detail::is_integer_operand<Digits>();
  static_assert(fits,
                "rowscope: round() takes a number, and the number of digits behind the point: rs::round(total, 2)");
  if constexpr (fits)
    return detail::make_call<"round",
                             detail::with_null_t<false, double, detail::value_of_t<E>, detail::value_of_t<Digits>>>(
        std::forward<E>(e), std::forward<Digits>(digits));
}

namespace detail {

template <class... Vs>
consteval bool are_operands() {
  constexpr bool operands = (operand_or_null<Vs> && ...);
  static_assert(operands,
                "rowscope: coalesce(), nullif() and SQL functions take columns, expressions and values of the "
                "database; a sub-query is a value by rs::scalar(rs::select(...))");
  return operands;
}

}  // namespace detail

/// The first of the values that is not NULL; NULL where each is.
template <class First = detail::missing, class... Rest>
[[nodiscard]] constexpr auto coalesce(First&& first = {}, Rest&&... rest) {
  static_assert(sizeof...(Rest) > 0, "rowscope: coalesce() takes two values or more");
  if constexpr (detail::are_operands<First, Rest...>()) {
    constexpr bool same = (comparable_v<detail::value_of_t<First>, detail::value_of_t<Rest>> && ...);
    static_assert(same, "rowscope: the values of coalesce() have different types in the database");
    if constexpr (same && sizeof...(Rest) > 0) {
      using value = unwrap_t<detail::value_of_t<First>>;
      constexpr bool may_be_null =
          is_optional_v<detail::value_of_t<First>> && (is_optional_v<detail::value_of_t<Rest>> && ...);
      return detail::make_call<"coalesce", std::conditional_t<may_be_null, std::optional<value>, value>>(
          std::forward<First>(first), std::forward<Rest>(rest)...);
    }
  }
}
/// NULL where the two are equal, else the first.
template <class A, class B = detail::missing>
[[nodiscard]] constexpr auto nullif(A&& a, B&& b = {}) {
  if constexpr (detail::are_operands<A, B>()) {
    constexpr bool same = comparable_v<detail::value_of_t<A>, detail::value_of_t<B>>;
    static_assert(same, "rowscope: the values of nullif() have different types in the database");
    if constexpr (same)
      return detail::make_call<"nullif", add_optional_t<detail::value_of_t<A>>>(std::forward<A>(a), std::forward<B>(b));
  }
}

/// A function that the user has made in the database:
/// `inline constexpr rs::sql_function<"initials", std::string(std::string)> initials{}; ... initials(customers::name)`.
///
/// It sees only rows of the scope, wherever it stands in a statement. What it does itself is not scoped.
template <fixed_string Name, class Signature>
struct sql_function;
template <fixed_string Name, class Result, class... Parameters>
struct sql_function<Name, Result(Parameters...)> {
  static_assert(Name.literal && is_name(Name.view()), "rowscope: an SQL function is named by a literal");

  template <class... Args>
  [[nodiscard]] constexpr auto operator()(Args&&... args) const {
    static_assert(sizeof...(Args) == sizeof...(Parameters),
                  "rowscope: this SQL function was declared with another number of arguments");
    if constexpr (sizeof...(Args) == sizeof...(Parameters)) {
      if constexpr (detail::are_operands<Args...>()) {
        constexpr bool fit = (comparable_v<detail::value_of_t<Args>, Parameters> && ...);
        static_assert(fit, "rowscope: an argument is not of the type that this SQL function was declared with");
        if constexpr (fit) return detail::make_call<Name, Result>(std::forward<Args>(args)...);
      }
    }
  }
};

}  // namespace rowscope
