#pragma once
/// Types that a program has taught SOCI are types of columns too: a class T with a soci::type_conversion<T> of its own
/// has its rs::value_traits<T> from here. The one header of rowscope that includes SOCI's; the conversion, and
/// <soci/soci.h>, may stand before it or behind it, but before the first column of the type.
///
/// Of an enum, which is stored by its number or its name otherwise, write
/// `template <> struct rowscope::value_traits<color> : rowscope::soci_traits<color> {};`
#include <soci/type-conversion-traits.h>

#include <string>
#include <utility>

#include <rowscope/expression/soci_values.hpp>
#include <rowscope/expression/value_traits.hpp>

namespace rowscope {
namespace detail {

template <class T>
using soci_base_t = typename soci::type_conversion<T>::base_type;

/// SOCI passes what it knows by itself through as it is.
template <class T>
concept converted_by_soci = std::is_class_v<T> && !std::is_same_v<soci_base_t<T>, T>;

/// What SOCI stores, as rowscope does.
template <class Base>
consteval auto soci_stored() {
  constexpr bool known = std::is_same_v<Base, std::tm> || std::is_same_v<Base, std::string> ||
                         (std::is_arithmetic_v<Base> && !std::is_same_v<Base, char>);
  static_assert(known,
                "rowscope: the base_type of a soci::type_conversion is a number, std::string or std::tm; write an "
                "rs::value_traits for this type");
  if constexpr (std::is_floating_point_v<Base>)
    return std::type_identity<double>{};
  else if constexpr (std::is_integral_v<Base>)
    return std::type_identity<std::int64_t>{};
  else
    return std::type_identity<std::string>{};
}

}  // namespace detail

/// rs::value_traits by soci::type_conversion<T>, whose base_type is a number, std::string or std::tm. A value that it
/// turns into NULL is a value_error: NULL is std::nullopt of an std::optional column.
template <class T>
struct soci_traits {
  using base_type = detail::soci_base_t<T>;
  using stored_type = typename decltype(detail::soci_stored<base_type>())::type;

  static auto to_stored(const T& value) {
    base_type base{};
    soci::indicator indicator = soci::i_ok;
    soci::type_conversion<T>::to_base(value, base, indicator);
    if (indicator != soci::i_ok) detail::throw_soci_null();
    if constexpr (std::is_same_v<base_type, std::tm>) {
      return detail::text_of_tm(base);
    } else if constexpr (std::is_same_v<base_type, std::string>) {
      return base;
    } else {
      if constexpr (std::is_integral_v<base_type>)
        if (!std::in_range<std::int64_t>(base)) detail::throw_soci_range();
      return static_cast<stored_type>(base);
    }
  }
  template <class Stored>
  static T from_stored(const Stored& stored) {
    base_type base{};
    if constexpr (std::is_same_v<base_type, std::tm>) {
      base = detail::tm_of_text(stored);
    } else if constexpr (std::is_same_v<base_type, std::string>) {
      base = std::string(stored);
    } else {
      if constexpr (std::is_integral_v<base_type>)
        if (!std::in_range<base_type>(stored)) detail::throw_soci_range();
      base = static_cast<base_type>(stored);
    }
    T value{};
    soci::type_conversion<T>::from_base(base, soci::i_ok, value);
    return value;
  }
};

template <detail::converted_by_soci T>
struct value_traits<T> : soci_traits<T> {};

}  // namespace rowscope
