#pragma once
#include <limits>
#include <utility>

#include <rowscope/db/cursor.hpp>
#include <rowscope/query/select.hpp>

/// Stored values as C++ values.
namespace rowscope::detail {

/// A value without a copy: text as std::string_view and bytes as rs::blob_view, valid until the next row.
template <class T>
struct view_of {
  using type = T;
};
template <>
struct view_of<std::string> {
  using type = std::string_view;
};
template <>
struct view_of<blob> {
  using type = blob_view;
};
template <class T>
struct view_of<std::optional<T>> {
  using type = std::optional<typename view_of<T>::type>;
};

/// What is stored for a value of type T. \throws value_error for another type
template <class T>
auto read(cursor& c, int column) {
  if constexpr (has_value_traits<T>)
    return read<stored_type_t<T>>(c, column);
  else if constexpr (std::is_same_v<T, bool>)
    return c.read_boolean(column);
  else if constexpr (std::is_integral_v<T>)
    return c.read_integer(column);
  else if constexpr (std::is_floating_point_v<T>)
    return c.read_real(column);
  else if constexpr (is_blob_v<T>)
    return c.read_blob(column);
  else
    return c.read_text(column);
}

/// \throws value_error where the stored value is none of T's
template <class T, class Stored>
[[gnu::always_inline]] inline T value_from(cursor& c, int column, const Stored& stored) {
  if constexpr (has_value_traits<T>) {
    try {
      return value_traits<T>::from_stored(stored);
    } catch (...) {
      rethrow_unreadable(c, column);
    }
  } else if constexpr (std::is_same_v<T, blob>) {
    return blob(stored.begin(), stored.end());
  } else {
    if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>)
      if (!std::in_range<T>(stored)) [[unlikely]]
        throw_out_of_range(c, column);
    if constexpr (std::is_same_v<T, float>) {
      constexpr double most = std::numeric_limits<float>::max(), infinite = std::numeric_limits<double>::infinity();
      if ((stored > most && stored < infinite) || (stored < -most && stored > -infinite)) [[unlikely]]
        throw_out_of_range(c, column);
    }
    return static_cast<T>(stored);
  }
}

/// \throws value_error for NULL where T is not std::optional, and where the stored value does not fit T
// Inlined always: a call costs as much as what it does, once for each value of each row.
template <class T>
[[gnu::always_inline]] inline T decode(cursor& c, int column) {
  using value_type = unwrap_t<T>;
  const auto stored = read<value_type>(c, column);
  if (stored.is_null()) {
    if constexpr (is_optional_v<T>)
      return T();
    else
      throw_null(c, column);
  }
  if constexpr (is_optional_v<T>)
    return T(std::in_place, value_from<value_type>(c, column, stored.value));
  else
    return value_from<T>(c, column, stored.value);
}

/// Whether a member of type M takes a value of type V with nothing lost.
template <class M, class V>
consteval bool fills() {
  using U = unwrap_t<M>;
  using W = unwrap_t<V>;
  if (is_optional_v<V> && !is_optional_v<M>) return false;
  if (std::is_same_v<U, W>) return true;
  if constexpr (std::is_integral_v<U> && std::is_integral_v<W> && !std::is_same_v<U, bool> && !std::is_same_v<W, bool>)
    return std::in_range<U>(std::numeric_limits<W>::min()) && std::in_range<U>(std::numeric_limits<W>::max());
  else
    return false;
}
template <class M, class V>
inline constexpr bool fills_v = fills<M, V>();

/// Converts to the member that it initialises, and to nothing that would narrow it or view a text that is gone. V is
/// the type of output I.
template <class V, std::size_t I, class Source>
struct member_reader {
  const Source& source;

  // An optional member of a value that is always there is made by std::optional itself: one way only, no ambiguity.
  template <class M>
    requires(fills_v<M, V> && is_optional_v<M> == is_optional_v<V>)
  operator M() const {  // NOLINT(google-explicit-constructor): initialises a member
    return source.template member<M, V, I>();
  }
};
struct any_member {
  template <class M>
  operator M() const;  // NOLINT(google-explicit-constructor): only asked for, never called
};

/// Whether the plain struct T has a member for each of the readers, and no further one.
template <class T, class... Readers>
inline constexpr bool is_made_of_v = requires { T{std::declval<Readers>()...}; } && !requires {
  T{std::declval<Readers>()..., any_member{}};
};

template <class T>
inline constexpr bool is_std_tuple_v = false;
template <class... Ts>
inline constexpr bool is_std_tuple_v<std::tuple<Ts...>> = true;

/// The row that a cursor stands at, as a source of members. Most instantiations of it serve several statements.
struct stored_row {
  cursor& c;

  template <class M, class V, std::size_t I>
  [[nodiscard]] M member() const {
    if constexpr (std::is_same_v<M, V>)
      return decode<M>(c, static_cast<int>(I));
    else
      return M(decode<V>(c, static_cast<int>(I)));
  }
};
/// The values that a record owns, as such a source.
template <class Values>
struct owned_row {
  const Values& values;

  template <class M, class V, std::size_t I>
  [[nodiscard]] M member() const {
    return M(std::get<I>(values));
  }
};

template <class T, class Source, class... Fields, std::size_t... I>
T make_record(const Source& source, type_list<Fields...>, std::index_sequence<I...>) {
  if constexpr (is_std_tuple_v<T>) {
    constexpr bool same_number = std::tuple_size_v<T> == sizeof...(Fields);
    static_assert(same_number, "rowscope: the tuple has another number of elements than the statement has outputs");
    if constexpr (same_number) {
      constexpr bool fit = (fills_v<std::tuple_element_t<I, T>, typename Fields::value_type> && ...);
      static_assert(fit, "rowscope: the tuple's elements do not match the selected columns in order and type");
      if constexpr (fit)
        return T{
            static_cast<std::tuple_element_t<I, T>>(member_reader<typename Fields::value_type, I, Source>{source})...};
    }
  } else if constexpr (!std::is_aggregate_v<T>) {
    static_assert(std::is_aggregate_v<T>,
                  "rowscope: to<T>() makes a plain struct, with a member for each selected column, or "
                  "a std::tuple; value() gives the one output of the one row");
  } else {
    constexpr bool fit = is_made_of_v<T, member_reader<typename Fields::value_type, I, Source>...>;
    static_assert(
        fit,
        "rowscope: the struct's members do not match the selected columns in number, order and type; a member "
        "owns its value and is not narrower than the column");
    if constexpr (fit) return T{member_reader<typename Fields::value_type, I, Source>{source}...};
  }
}
/// Makes a plain struct or a tuple of the fields, in their order.
template <class T, class Fields, class Source>
T make_record(const Source& source) {
  return make_record<T>(source, Fields{}, std::make_index_sequence<Fields::size>{});
}

}  // namespace rowscope::detail
