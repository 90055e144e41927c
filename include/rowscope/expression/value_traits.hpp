#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <rowscope/ast/value_form.hpp>

/// How C++ types become what a database stores.
namespace rowscope {

/// Bytes. An empty one is not NULL.
using blob = std::vector<std::byte>;
/// Bytes that somebody else owns.
using blob_view = std::span<const std::byte>;

/// How values of T are stored. Specialise it, before the first column of the type, to make T a type of columns:
///
///     template <>
///     struct rowscope::value_traits<ticket_id> {
///       using stored_type = std::int64_t;  // or double, bool, std::string, rs::blob
///       static std::int64_t to_stored(const ticket_id& id) { return id.number; }
///       static ticket_id from_stored(std::int64_t number) { return {number}; }
///     };
///
/// `from_stored` is given the stored_type itself, of a text an std::string_view and of bytes an rs::blob_view, which
/// live until it returns. `to_stored` may return any text for std::string: it is copied, an rs::short_text without an
/// allocation. Where a value cannot be converted, both throw rs::value_error, with a message that does not contain the
/// value; the statement's site, the table and the column are added. Another exception is nested in a value_error.
///
/// A type that is stored as a text in SQLite, and that PostgreSQL has a type for, says so:
/// `static constexpr auto form = rs::text_form::uuid;`.
///
/// T is a type of its own: it is compared with T, and stored in columns of T. Texts and numbers of the database are
/// ordered as they are stored.
template <class T>
struct value_traits {};

namespace detail {

template <class T>
concept has_value_traits = requires { typename value_traits<T>::stored_type; };

template <class S>
inline constexpr bool is_stored_type_v =
    std::is_same_v<S, std::int64_t> || std::is_same_v<S, double> || std::is_same_v<S, bool> ||
    std::is_same_v<S, std::string> || std::is_same_v<S, blob>;

/// A text without a copy: what `to_stored` of this library's own traits returns for a literal.
struct literal_text {
  std::string_view text;

  constexpr operator std::string_view() const noexcept { return text; }  // NOLINT(google-explicit-constructor)
};

/// What `from_stored` is given.
template <class S>
struct stored_argument {
  using type = S;
};
template <>
struct stored_argument<std::string> {
  using type = std::string_view;
};
template <>
struct stored_argument<blob> {
  using type = blob_view;
};

/// Converts to S and to nothing else: a from_stored(int) would cut what is stored.
template <class S>
struct exactly {
  template <class U>
    requires std::is_same_v<U, S>
  operator U() const;  // NOLINT(google-explicit-constructor): only asked for, never called
};

template <class T>
using stored_type_t = typename value_traits<T>::stored_type;

template <class T>
concept converts_from_stored = requires(const exactly<typename stored_argument<stored_type_t<T>>::type>& stored) {
  { value_traits<T>::from_stored(stored) } -> std::same_as<T>;
};

}  // namespace detail
}  // namespace rowscope
