#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <rowscope/ast/table_info.hpp>
#include <rowscope/expression/short_text.hpp>
#include <rowscope/expression/value_traits.hpp>

/// Which C++ values can stand in a statement, and with which of them they are compared.
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

template <class T>
inline constexpr bool is_blob_v = std::is_same_v<T, blob>;
template <class Byte, std::size_t Extent>
inline constexpr bool is_blob_v<std::span<Byte, Extent>> = std::is_same_v<std::remove_const_t<Byte>, std::byte>;
template <class T>
inline constexpr bool is_short_text_v = false;
template <std::size_t N>
inline constexpr bool is_short_text_v<short_text<N>> = true;

/// The type itself, of optionals the one inside.
template <class T>
using plain_t = unwrap_t<std::remove_cvref_t<T>>;

template <class U>
constexpr value_kind builtin_kind() {
  if (std::is_same_v<U, bool>) return value_kind::boolean;
  if (std::is_integral_v<U>) return value_kind::integer;
  if (std::is_floating_point_v<U>) return value_kind::real;
  return is_blob_v<U> ? value_kind::blob : value_kind::text;
}

}  // namespace detail

/// Whether T, or the T of an std::optional<T>, has a rs::value_traits<T>: a type that is compared only with itself.
template <class T>
inline constexpr bool is_strong_v = detail::has_value_traits<detail::plain_t<T>>;

/// Whether T, or the T of an std::optional<T>, is a value of the database.
template <class T>
inline constexpr bool is_value_v = [] {
  using U = detail::plain_t<T>;
  return is_strong_v<U> || (std::is_arithmetic_v<U> && !detail::is_character_v<U>) || detail::is_text_v<U> ||
         detail::is_blob_v<U>;
}();

/// Only for a type that `is_value_v`.
template <class T>
inline constexpr value_kind kind_of_v = [] {
  using U = detail::plain_t<T>;
  if constexpr (is_strong_v<U>)
    return detail::builtin_kind<detail::stored_type_t<U>>();
  else
    return detail::builtin_kind<U>();
}();

/// What a value of the type is stored as. Only for a type that `is_value_v`.
template <class T>
inline constexpr value_form form_of_v = [] {
  value_form form{kind_of_v<T>};
  if constexpr (requires { value_traits<detail::plain_t<T>>::form; })
    form.text = value_traits<detail::plain_t<T>>::form;
  return form;
}();

consteval bool is_number(value_kind kind) { return kind == value_kind::integer || kind == value_kind::real; }

/// Whether comparing the two makes sense in SQL.
template <class A, class B>
inline constexpr bool comparable_v = [] {
  if constexpr (is_strong_v<A> || is_strong_v<B>)
    return std::is_same_v<detail::plain_t<A>, detail::plain_t<B>>;
  else
    return is_value_v<A> && is_value_v<B> &&
           (kind_of_v<A> == kind_of_v<B> || (is_number(kind_of_v<A>) && is_number(kind_of_v<B>)));
}();

/// Whether a value of type V can be stored in a column of type T without losing anything but its range.
template <class V, class T>
inline constexpr bool storable_v = [] {
  if constexpr (is_strong_v<V> || is_strong_v<T>)
    return std::is_same_v<detail::plain_t<V>, detail::plain_t<T>>;
  else
    return is_value_v<V> &&
           (kind_of_v<V> == kind_of_v<T> || (kind_of_v<V> == value_kind::integer && kind_of_v<T> == value_kind::real));
}();

/// Whether a column can be of type T, which is not std::optional.
template <class T>
inline constexpr bool is_column_value_v =
    detail::has_value_traits<T> || std::is_same_v<T, std::string> || std::is_same_v<T, blob> ||
    (std::is_arithmetic_v<T> && !detail::is_character_v<T> && !std::is_same_v<T, long double>);

/// Whether a column of type T can hold the tenant.
template <class T>
inline constexpr bool is_tenant_key_v = [] {
  if constexpr (detail::has_value_traits<T>)
    return kind_of_v<T> == value_kind::integer || kind_of_v<T> == value_kind::text;
  else
    return std::is_same_v<T, std::int64_t> || std::is_same_v<T, long long> || std::is_same_v<T, std::string>;
}();

}  // namespace rowscope
