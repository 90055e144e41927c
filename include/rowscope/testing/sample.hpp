#pragma once
#include <string>
#include <string_view>

#include <rowscope/schema/column.hpp>

namespace rowscope::testing {

/// Values that rows for tests are filled with: `sample<T>::value(column, n)` is a value of type T that is another one
/// for each n from 0 on. Specialise it for a type of your own whose stored form is not every text or number:
///
///     template <> struct rowscope::testing::sample<iban> {
///       static iban value(std::string_view column, std::int64_t n) { return iban::of_account(n); }
///     };
template <class T>
struct sample {
  static T value(std::string_view column, std::int64_t n) {
    if constexpr (kind_of_v<T> == value_kind::text)
      return T(std::string(column) + " " + std::to_string(n + 1));
    else if constexpr (kind_of_v<T> == value_kind::boolean)
      return n % 2 == 0;
    else if constexpr (kind_of_v<T> == value_kind::real)
      return static_cast<T>(static_cast<double>(n) + 1.5);
    else
      return static_cast<T>(n + 1);
  }
};

}  // namespace rowscope::testing
