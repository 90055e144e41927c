#pragma once
#include <array>
#include <limits>
#include <utility>

#include <rowscope/expression/hold.hpp>

namespace rowscope {

/// The values of an enum, where only these are stored and read. Specialise it before the first column of the enum.
///
///     template <>
///     struct rowscope::enumerators<state> {
///       static constexpr std::array values{std::pair{state::open, "open"}, std::pair{state::closed, "closed"}};
///     };
///
/// stores the enum as a text, by its name; `std::array{state::open, state::closed}` stores it as its number. Any other
/// value, as one made by static_cast, is a value_error when it is written and when it is read. Without it an enum is
/// stored as its number, and what is read need only fit its underlying type.
template <class E>
struct enumerators {};

namespace detail {

template <class E>
concept listed_enum = std::is_enum_v<E> && requires { enumerators<E>::values; };
template <class E>
concept named_enum = listed_enum<E> && requires { enumerators<E>::values.begin()->second; };
/// Every value of the underlying type is one of the enum's. Else a cast of a stored number could have no meaning.
template <class E>
concept fixed_enum = std::is_enum_v<E> && !std::is_same_v<E, std::byte> && requires { E{0}; };

[[noreturn]] void throw_number_no_enum();
[[noreturn]] void throw_unlisted_enum(bool name);
[[noreturn]] void throw_unlisted_stored(bool name);

template <class E>
constexpr E first_of(const E& value) {
  return value;
}
template <class E, class Name>
constexpr E first_of(const std::pair<E, Name>& value) {
  return value.first;
}
template <class E, bool Named>
consteval bool enumerators_are_distinct() {
  const auto& values = enumerators<E>::values;
  for (std::size_t i = 0; i < values.size(); ++i)
    for (std::size_t j = i + 1; j < values.size(); ++j) {
      if (first_of(values[i]) == first_of(values[j])) return false;
      if constexpr (Named)
        if (std::string_view(values[i].second) == std::string_view(values[j].second)) return false;
    }
  return values.size() > 0;
}

template <class E>
constexpr std::int64_t number_of(E value) {
  const auto number = static_cast<std::underlying_type_t<E>>(value);
  if constexpr (sizeof(number) == sizeof(std::int64_t) && std::is_unsigned_v<std::underlying_type_t<E>>)
    if (number > std::underlying_type_t<E>{std::numeric_limits<std::int64_t>::max()}) throw_unsigned_too_large();
  return static_cast<std::int64_t>(number);
}

/// An enum that is stored as any number of its underlying type.
template <class E>
struct number_enum_traits {
  using stored_type = std::int64_t;

  static constexpr std::int64_t to_stored(E value) { return number_of(value); }
  static constexpr E from_stored(std::int64_t number) {
    using U = std::underlying_type_t<E>;
    if constexpr (std::is_unsigned_v<U> && sizeof(U) == sizeof(std::int64_t)) {
      if (number < 0) throw_number_no_enum();
    } else {
      if (number < std::int64_t{std::numeric_limits<U>::min()} || number > std::int64_t{std::numeric_limits<U>::max()})
        throw_number_no_enum();
    }
    return static_cast<E>(number);
  }
};

/// An enum of which only the listed numbers are stored.
template <class E>
struct listed_enum_traits {
  static_assert(enumerators_are_distinct<E, false>(),
                "rowscope: rs::enumerators<E>::values lists at least one value, and none of them twice");
  using stored_type = std::int64_t;

  static constexpr std::int64_t to_stored(E value) {
    for (const E listed : enumerators<E>::values)
      if (listed == value) return number_of(value);
    throw_unlisted_enum(false);
  }
  static constexpr E from_stored(std::int64_t number) {
    for (const E listed : enumerators<E>::values)
      if (static_cast<std::int64_t>(listed) == number && (number >= 0 || std::is_signed_v<std::underlying_type_t<E>>))
        return listed;
    throw_unlisted_stored(false);
  }
};

/// An enum that is stored by the names that are listed.
template <class E>
struct named_enum_traits {
  static_assert(enumerators_are_distinct<E, true>(),
                "rowscope: rs::enumerators<E>::values lists at least one value, and no value or name twice");
  using stored_type = std::string;

  static constexpr literal_text to_stored(E value) {
    for (const auto& [listed, name] : enumerators<E>::values)
      if (listed == value) return {name};
    throw_unlisted_enum(true);
  }
  static constexpr E from_stored(std::string_view text) {
    for (const auto& [listed, name] : enumerators<E>::values)
      if (std::string_view(name) == text) return listed;
    throw_unlisted_stored(true);
  }
};

}  // namespace detail

template <class E>
  requires(detail::fixed_enum<E> && !detail::listed_enum<E>)
struct value_traits<E> : detail::number_enum_traits<E> {};
template <class E>
  requires(detail::listed_enum<E> && !detail::named_enum<E>)
struct value_traits<E> : detail::listed_enum_traits<E> {};
template <class E>
  requires detail::named_enum<E>
struct value_traits<E> : detail::named_enum_traits<E> {};

}  // namespace rowscope
