#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include <rowscope/expression/chrono_traits.hpp>
#include <rowscope/expression/enumeration.hpp>
#include <rowscope/expression/uuid.hpp>
#include <rowscope/schema/column.hpp>

namespace rowscope::testing {
namespace detail {

template <class T>
inline constexpr bool is_time_v = false;
template <class Duration>
inline constexpr bool is_time_v<std::chrono::time_point<std::chrono::system_clock, Duration>> = true;

[[nodiscard]] inline std::string sample_text(std::string_view column, std::int64_t n) {
  return std::string(column) + " " + std::to_string(n + 1);
}

/// Of a type with value_traits: of what is stored.
template <class T>
T sample_of_traits(std::string_view column, std::int64_t n) {
  constexpr value_kind kind = kind_of_v<T>;
  if constexpr (kind == value_kind::text)
    return value_traits<T>::from_stored(std::string_view(sample_text(column, n)));
  else if constexpr (kind == value_kind::boolean)
    return value_traits<T>::from_stored(n % 2 == 0);
  else if constexpr (kind == value_kind::real)
    return value_traits<T>::from_stored(static_cast<double>(n) + 1.5);
  else if constexpr (kind == value_kind::integer)
    return value_traits<T>::from_stored(std::int64_t{n + 1});
  else {
    const std::string text = sample_text(column, n);
    return value_traits<T>::from_stored(blob_view(reinterpret_cast<const std::byte*>(text.data()), text.size()));
  }
}

}  // namespace detail

/// Values that rows for tests are filled with: `sample<T>::value(column, n)` is a value of type T that is another one
/// for each n from 0 on, as far as T has as many. Specialise it for a type of your own whose stored form is not every
/// text or number:
///
///     template <> struct rowscope::testing::sample<iban> {
///       static iban value(std::string_view column, std::int64_t n) { return iban::of_account(n); }
///     };
template <class T>
struct sample {
  static T value(std::string_view column, std::int64_t n) {
    if constexpr (requires { enumerators<T>::values.size(); }) {
      const auto& one = enumerators<T>::values[static_cast<std::size_t>(n) % enumerators<T>::values.size()];
      if constexpr (requires { one.first; })
        return one.first;
      else
        return one;
    } else if constexpr (detail::is_time_v<T>) {
      return T(std::chrono::days(n + 1));
    } else if constexpr (std::is_same_v<T, std::chrono::year_month_day>) {
      return T(std::chrono::sys_days(std::chrono::days(n + 1)));
    } else if constexpr (std::is_same_v<T, uuid>) {
      const std::string digits = std::to_string(n + 1);
      return uuid::parse("00000000-0000-4000-8000-" + std::string(12 - digits.size(), '0') + digits);
    } else if constexpr (is_strong_v<T>) {
      return detail::sample_of_traits<T>(column, n);
    } else if constexpr (kind_of_v<T> == value_kind::text) {
      return T(detail::sample_text(column, n));
    } else if constexpr (kind_of_v<T> == value_kind::blob) {
      const std::string text = detail::sample_text(column, n);
      const auto* bytes = reinterpret_cast<const std::byte*>(text.data());
      return T(bytes, bytes + text.size());
    } else if constexpr (kind_of_v<T> == value_kind::boolean) {
      return n % 2 == 0;
    } else if constexpr (kind_of_v<T> == value_kind::real) {
      return static_cast<T>(static_cast<double>(n) + 1.5);
    } else {
      return static_cast<T>(n + 1);
    }
  }
};

}  // namespace rowscope::testing
