#pragma once
#include <rowscope/expression/call.hpp>
#include <rowscope/expression/chrono_traits.hpp>

/// Parts of dates and times, which are in UTC. Each is NULL where its argument is.
namespace rowscope {
namespace detail {

template <class T>
inline constexpr bool is_date_v =
    std::is_same_v<T, std::chrono::sys_days> || std::is_same_v<T, std::chrono::year_month_day>;
template <class T>
inline constexpr bool is_time_v = false;
template <class D>
inline constexpr bool is_time_v<std::chrono::sys_time<D>> = second_digits<D> >= 0;

template <fixed_string Part, class Value, class E>
struct date_part_node : expression_methods<date_part_node<Part, Value, E>> {
  using rowscope_expression = void;
  using value_type = Value;
  using tables = typename E::tables;
  using operands = type_list<E>;
  static constexpr std::size_t value_count = E::value_count;
  static constexpr bool has_aggregate = E::has_aggregate;

  E time;

  explicit constexpr date_part_node(E e) : time(static_cast<E&&>(e)) {}

  static tree::expr lower(tree::lowering& l) {
    return tree::unary(tree::expr::kind::date_part, Part.view(), E::lower(l));
  }
  template <class Visit>
  void each_value(Visit& visit) const {
    time.each_value(visit);
  }
};

template <fixed_string Part, bool OfTime, class Value, class E>
constexpr auto date_part(E e) {
  constexpr bool is_expression = expression<E>;
  static_assert(is_expression, "rowscope: this function takes a column of dates or times: rs::year(orders::placed)");
  if constexpr (is_expression) {
    using type = unwrap_t<typename E::value_type>;
    constexpr bool fits = is_time_v<type> || (!OfTime && is_date_v<type>);
    static_assert(is_time_v<type> || is_date_v<type>,
                  "rowscope: this function takes a date or a time, a column of a type of std::chrono");
    static_assert(fits || !is_date_v<type>, "rowscope: this function takes a time; a date has no time of day");
    if constexpr (fits)
      return date_part_node<Part, with_null_t<false, Value, typename E::value_type>, E>(static_cast<E&&>(e));
  }
}

}  // namespace detail

/// 0 to 9999.
template <class E>
[[nodiscard]] constexpr auto year(E e) {
  return detail::date_part<"year", false, std::int64_t>(static_cast<E&&>(e));
}
/// 1 to 12.
template <class E>
[[nodiscard]] constexpr auto month(E e) {
  return detail::date_part<"month", false, std::int64_t>(static_cast<E&&>(e));
}
/// 1 to 31.
template <class E>
[[nodiscard]] constexpr auto day(E e) {
  return detail::date_part<"day", false, std::int64_t>(static_cast<E&&>(e));
}
/// 0 to 23.
template <class E>
[[nodiscard]] constexpr auto hour(E e) {
  return detail::date_part<"hour", true, std::int64_t>(static_cast<E&&>(e));
}
/// 0 to 59.
template <class E>
[[nodiscard]] constexpr auto minute(E e) {
  return detail::date_part<"minute", true, std::int64_t>(static_cast<E&&>(e));
}
/// 0 to 59, without the fraction.
template <class E>
[[nodiscard]] constexpr auto second(E e) {
  return detail::date_part<"second", true, std::int64_t>(static_cast<E&&>(e));
}
/// The day of a time, as std::chrono::sys_days: to group by, and to compare with a date.
template <class E>
[[nodiscard]] constexpr auto date(E e) {
  return detail::date_part<"date", false, std::chrono::sys_days>(static_cast<E&&>(e));
}

}  // namespace rowscope
