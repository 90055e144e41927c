#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <rowscope/ast/table_info.hpp>
#include <rowscope/error.hpp>

/// Which C++ values can stand in a statement, and what a statement keeps of them.
namespace rowscope {

template <class T>
inline constexpr bool is_optional_v = false;
template <class T>
inline constexpr bool is_optional_v<std::optional<T>> = true;

template <class T>
struct unwrap_optional {
  using type = T;
};
template <class T>
struct unwrap_optional<std::optional<T>> {
  using type = T;
};
template <class T>
using unwrap_t = typename unwrap_optional<T>::type;
template <class T>
using add_optional_t = std::conditional_t<is_optional_v<T>, T, std::optional<T>>;

namespace detail {

template <class T>
inline constexpr bool is_character_v =
    std::is_same_v<T, char> || std::is_same_v<T, wchar_t> || std::is_same_v<T, char8_t> ||
    std::is_same_v<T, char16_t> || std::is_same_v<T, char32_t>;
template <class T>
inline constexpr bool is_text_v =
    std::is_convertible_v<const T&, std::string_view> && !std::is_same_v<T, std::nullptr_t>;

[[noreturn]] void throw_unsigned_too_large();
[[noreturn]] void throw_null_text();

}  // namespace detail

/// Whether T, or the T of an std::optional<T>, is a value of the database.
template <class T>
inline constexpr bool is_value_v = [] {
  using U = unwrap_t<std::remove_cvref_t<T>>;
  return (std::is_arithmetic_v<U> && !detail::is_character_v<U>) || detail::is_text_v<U>;
}();

/// Only for a type that `is_value_v`.
template <class T>
inline constexpr value_kind kind_of_v = [] {
  using U = unwrap_t<std::remove_cvref_t<T>>;
  if (std::is_same_v<U, bool>) return value_kind::boolean;
  if (std::is_integral_v<U>) return value_kind::integer;
  if (std::is_floating_point_v<U>) return value_kind::real;
  return value_kind::text;
}();

consteval bool is_number(value_kind kind) { return kind == value_kind::integer || kind == value_kind::real; }

/// Whether comparing the two makes sense in SQL.
template <class A, class B>
inline constexpr bool comparable_v =
    is_value_v<A> && is_value_v<B> &&
    (kind_of_v<A> == kind_of_v<B> || (is_number(kind_of_v<A>) && is_number(kind_of_v<B>)));

/// Whether a value of type V can be stored in a column of type T without losing anything but its range.
template <class V, class T>
inline constexpr bool storable_v =
    is_value_v<V> &&
    (kind_of_v<V> == kind_of_v<T> || (kind_of_v<V> == value_kind::integer && kind_of_v<T> == value_kind::real));

/// What a statement keeps of a value. Numbers and strings are kept by value, so that a statement may outlive what it
/// was made from. A literal and an std::string_view are not copied: the one lives for ever, the other says that
/// somebody else owns the text.
/// \throws value_error for an unsigned value above 2^63-1, and for a null `const char*`
template <class V>
constexpr auto hold(V&& v) {
  using T = std::remove_cvref_t<V>;
  if constexpr (is_optional_v<T>) {
    using held = decltype(hold(*std::forward<V>(v)));
    return v ? std::optional<held>(hold(*std::forward<V>(v))) : std::optional<held>();
  } else if constexpr (std::is_same_v<T, bool>) {
    return static_cast<bool>(v);
  } else if constexpr (std::is_integral_v<T>) {
    if constexpr (std::is_unsigned_v<T> && sizeof(T) == sizeof(std::int64_t))
      if (v > static_cast<T>(std::numeric_limits<std::int64_t>::max())) detail::throw_unsigned_too_large();
    return static_cast<std::int64_t>(v);
  } else if constexpr (std::is_floating_point_v<T>) {
    return static_cast<double>(v);
  } else if constexpr (std::is_same_v<T, std::string_view>) {
    return std::string_view(v);
  } else if constexpr (std::is_array_v<T> && std::is_const_v<std::remove_reference_t<V>>) {
    return std::string_view(v);
  } else if constexpr (std::is_pointer_v<T>) {
    if (!v) detail::throw_null_text();
    return std::string(v);
  } else {
    return std::string(std::forward<V>(v));
  }
}

template <class V>
using held_t = decltype(hold(std::declval<V>()));

}  // namespace rowscope
