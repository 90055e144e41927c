#pragma once
#include <limits>
#include <utility>

#include <rowscope/error.hpp>
#include <rowscope/expression/value.hpp>

/// What a statement keeps of a value.
namespace rowscope {

namespace detail {

[[noreturn]] void throw_unsigned_too_large();
[[noreturn]] void throw_null_text();
/// Throws the exception that is being handled as a value_error with its place. The text of a value_error stays, behind
/// the subject; another exception is nested, since its text might contain the value. Lack of memory stays what it is.
[[noreturn]] void rethrow_with_place(const std::string& subject, error_place place);
/// The same for a value that table.column was to be compared with or set to.
[[noreturn]] void rethrow_unwritable(std::string_view table, std::string_view column);

template <class T, class R>
constexpr auto hold_stored(R&& stored);

}  // namespace detail

/// What a statement keeps of a value. Numbers and strings are kept by value, so that a statement may outlive what it
/// was made from. A literal, an std::string_view and an std::span are not copied: the one lives for ever, the others
/// say that somebody else owns the bytes. A type with value_traits is kept as it is stored. \throws value_error for an
/// unsigned value above 2^63-1, and for a null `const char*`; what `to_stored` throws
template <class V>
constexpr auto hold(V&& v) {
  using T = std::remove_cvref_t<V>;
  if constexpr (is_optional_v<T>) {
    using held = decltype(hold(*std::forward<V>(v)));
    return v ? std::optional<held>(hold(*std::forward<V>(v))) : std::optional<held>();
  } else if constexpr (detail::has_value_traits<T>) {
    return detail::hold_stored<T>(value_traits<T>::to_stored(v));
  } else if constexpr (std::is_same_v<T, blob>) {
    return blob(std::forward<V>(v));
  } else if constexpr (detail::is_blob_v<T>) {
    return blob_view(v);
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

namespace detail {

/// What to_stored() returned is owned, since it may view a value that is gone before the statement runs.
template <class T, class R>
constexpr auto hold_stored(R&& stored) {
  using S = std::remove_cvref_t<R>;
  if constexpr (std::is_same_v<S, literal_text>) {
    return stored.text;
  } else {
    static_assert(is_value_v<S> && !is_strong_v<S> && !is_optional_v<S> && kind_of_v<S> == kind_of_v<T>,
                  "rowscope: value_traits<T>::to_stored returns a value of its stored_type");
    if constexpr (is_short_text_v<S>) {
      return S(std::forward<R>(stored));
    } else if constexpr (kind_of_v<S> == value_kind::text) {
      if constexpr (std::is_pointer_v<S>)
        if (!stored) throw_null_text();
      return std::string(std::forward<R>(stored));
    } else if constexpr (is_blob_v<S> && !std::is_same_v<S, blob>) {
      return blob(stored.begin(), stored.end());
    } else {
      return hold(std::forward<R>(stored));
    }
  }
}

}  // namespace detail
}  // namespace rowscope
