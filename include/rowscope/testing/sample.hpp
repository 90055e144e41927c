#pragma once
#include <chrono>
#include <string>
#include <string_view>

#include <rowscope/expression/chrono_traits.hpp>
#include <rowscope/expression/enumeration.hpp>
#include <rowscope/expression/uuid.hpp>
#include <rowscope/schema/column.hpp>

namespace rowscope::testing {

/// Values that rows for tests are filled with: `sample<T>::value(column, n)` is a value of T that is another one for
/// each n from 0 on, as far as T has so many. A type with a rs::value_traits is made from a sample of its stored type;
/// specialise this for one that does not take every text or number:
///
///     template <> struct rowscope::testing::sample<iban> {
///       static iban value(std::string_view column, std::int64_t n) { return iban::of_account(n); }
///     };
template <class T>
struct sample {
  static T value(std::string_view column, std::int64_t n) {
    if constexpr (rowscope::detail::listed_enum<T>) {
      const auto& values = enumerators<T>::values;
      return rowscope::detail::first_of(values[static_cast<std::size_t>(n) % values.size()]);
    } else if constexpr (rowscope::detail::has_value_traits<T>) {
      using stored = typename value_traits<T>::stored_type;
      return value_traits<T>::from_stored(sample<stored>::value(column, n));
    } else if constexpr (kind_of_v<T> == value_kind::text) {
      return std::string(column) + " " + std::to_string(n + 1);
    } else if constexpr (kind_of_v<T> == value_kind::blob) {
      return {std::byte{0}, static_cast<std::byte>(n / 256), static_cast<std::byte>(n % 256)};
    } else if constexpr (kind_of_v<T> == value_kind::boolean) {
      return n % 2 == 0;
    } else if constexpr (kind_of_v<T> == value_kind::real) {
      return static_cast<T>(static_cast<double>(n) + 1.5);
    } else {
      return static_cast<T>(n + 1);
    }
  }
};

template <class Duration>
struct sample<std::chrono::sys_time<Duration>> {
  static std::chrono::sys_time<Duration> value(std::string_view, std::int64_t n) {
    using namespace std::chrono;
    return sys_days(std::chrono::year(2024) / January / 31) + days(n);
  }
};
template <>
struct sample<std::chrono::year_month_day> {
  static std::chrono::year_month_day value(std::string_view column, std::int64_t n) {
    return sample<std::chrono::sys_days>::value(column, n);
  }
};
template <>
struct sample<uuid> {
  static uuid value(std::string_view, std::int64_t n) {
    return uuid(uuid::bytes_type{0, 0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, static_cast<std::uint8_t>(n / 256),
                                 static_cast<std::uint8_t>(n % 256)});
  }
};

}  // namespace rowscope::testing
