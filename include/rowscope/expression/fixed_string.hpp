#pragma once
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace rowscope {

/// A string literal as a template argument. What is no literal becomes one of length 0 that says so, so that the
/// declaration which takes it can refuse it with a sentence.
namespace detail {
/// Taken by value: clang 16 binds no reference to a temporary in a template argument.
template <class T>
concept plain_scalar = std::is_scalar_v<T> && !std::is_pointer_v<T>;
}  // namespace detail

template <std::size_t N>
struct fixed_string {
  char data[N]{};
  bool literal = true;

  consteval fixed_string(const char (&text)[N]) {  // NOLINT(google-explicit-constructor): a template argument
    for (std::size_t i = 0; i < N; ++i) data[i] = text[i];
  }
  template <class T>
    requires(!detail::plain_scalar<T>)
  consteval fixed_string(const T&) : literal(false) {}  // NOLINT(google-explicit-constructor)
  template <detail::plain_scalar T>
  consteval fixed_string(T) : literal(false) {  // NOLINT(google-explicit-constructor)
    static_assert(!detail::plain_scalar<T>, "rowscope: a name is written as a string literal, \"name\"");
  }

  [[nodiscard]] constexpr std::string_view view() const { return {data, N - 1}; }
};

template <std::size_t N>
fixed_string(const char (&)[N]) -> fixed_string<N>;
template <class T>
  requires(!detail::plain_scalar<T>)
fixed_string(const T&) -> fixed_string<1>;
template <detail::plain_scalar T>
fixed_string(T) -> fixed_string<1>;

/// Whether a name can stand in SQL, in a message and in a report: not empty, no control character.
consteval bool is_name(std::string_view text) {
  if (text.empty()) return false;
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
  return true;
}

}  // namespace rowscope
