#pragma once
#include <chrono>

#include <rowscope/expression/short_text.hpp>
#include <rowscope/expression/value_traits.hpp>

/// Dates and times: texts in UTC, of the years 0000 to 9999, whose order is the order of time.
namespace rowscope {
namespace detail {

/// How many digits of a second times of the precision D have; -1 for one that is not stored.
template <class D>
inline constexpr int second_digits = -1;
template <>
inline constexpr int second_digits<std::chrono::seconds> = 0;
template <>
inline constexpr int second_digits<std::chrono::milliseconds> = 3;
template <>
inline constexpr int second_digits<std::chrono::microseconds> = 6;
template <>
inline constexpr int second_digits<std::chrono::nanoseconds> = 9;

using date_text = short_text<10>;
using time_text = short_text<29>;

/// A time of the text form, exact.
struct split_time {
  std::chrono::sys_seconds second{};
  std::chrono::nanoseconds fraction{};
};

// All throw value_error, without the value.
date_text text_of_date(std::chrono::sys_days day);
std::chrono::sys_days date_of_text(std::string_view text);
time_text text_of_time(const split_time& time, int digits);
split_time time_of_text(std::string_view text);
[[noreturn]] void throw_no_date();
[[noreturn]] void throw_time_too_fine(int digits);
[[noreturn]] void throw_time_out_of_range();

}  // namespace detail

/// Stored as TEXT 'YYYY-MM-DD'.
template <>
struct value_traits<std::chrono::sys_days> {
  using stored_type = std::string;
  static constexpr auto form = text_form::date;

  static auto to_stored(std::chrono::sys_days day) { return detail::text_of_date(day); }
  static std::chrono::sys_days from_stored(std::string_view text) { return detail::date_of_text(text); }
};

/// Stored as TEXT 'YYYY-MM-DD'. \throws value_error for one that is not `ok()`
template <>
struct value_traits<std::chrono::year_month_day> {
  using stored_type = std::string;
  static constexpr auto form = text_form::date;

  static auto to_stored(const std::chrono::year_month_day& date) {
    if (!date.ok()) detail::throw_no_date();
    return detail::text_of_date(std::chrono::sys_days(date));
  }
  static std::chrono::year_month_day from_stored(std::string_view text) { return detail::date_of_text(text); }
};

/// Times of a precision from seconds to nanoseconds, stored as TEXT 'YYYY-MM-DD HH:MM:SS', with a fraction of always as
/// many digits as the precision has. Read with a space or a T before the hour, a fraction that the type holds exactly,
/// and with a Z at the end or without.
template <class D>
  requires(detail::second_digits<D> >= 0)
struct value_traits<std::chrono::sys_time<D>> {
  using stored_type = std::string;
  /// PostgreSQL's own times end with microseconds.
  static constexpr auto form = detail::second_digits<D> <= 6 ? text_form::timestamp : text_form::plain;
  using time = std::chrono::sys_time<D>;

  static auto to_stored(time t) {
    const auto second = std::chrono::floor<std::chrono::seconds>(t);
    check(second);
    return detail::text_of_time({second, t - second}, detail::second_digits<D>);
  }
  static time from_stored(std::string_view text) {
    const detail::split_time t = detail::time_of_text(text);
    const auto fraction = std::chrono::duration_cast<D>(t.fraction);
    if (fraction != t.fraction) detail::throw_time_too_fine(detail::second_digits<D>);
    check(t.second);
    return time(t.second) + fraction;
  }

 private:
  /// Whether the second can be expressed in D: nanoseconds end in the year 2262.
  static void check(std::chrono::sys_seconds second) {
    if (second <= std::chrono::floor<std::chrono::seconds>(time::min()) ||
        second >= std::chrono::floor<std::chrono::seconds>(time::max()))
      detail::throw_time_out_of_range();
  }
};

}  // namespace rowscope
