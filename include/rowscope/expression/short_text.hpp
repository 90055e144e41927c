#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <rowscope/error.hpp>

namespace rowscope {

/// A text of at most N bytes that holds them itself: what a `value_traits<T>::to_stored` returns so that binding the
/// value allocates nothing.
template <std::size_t N>
class short_text {
  static_assert(N > 0 && N <= 255, "rowscope: a short_text<N> has room for 1 to 255 bytes; return an std::string");

 public:
  constexpr short_text() = default;
  /// \throws value_error where the text is longer than N bytes
  constexpr explicit short_text(std::string_view text) {
    for (const char c : text) push_back(c);
  }

  /// \throws value_error where it is full
  constexpr void push_back(char c) {
    if (size_ == N) throw value_error("a text is longer than its rs::short_text<N> has room for; give it a larger N");
    bytes_[size_++] = c;
  }
  /// \par Lifetime that of this object
  [[nodiscard]] constexpr std::string_view view() const noexcept { return {bytes_.data(), size_}; }
  constexpr operator std::string_view() const noexcept {  // NOLINT(google-explicit-constructor): it is a text
    return view();
  }
  friend constexpr bool operator==(const short_text& a, const short_text& b) noexcept { return a.view() == b.view(); }

 private:
  std::array<char, N> bytes_{};
  std::uint8_t size_ = 0;
};

}  // namespace rowscope
