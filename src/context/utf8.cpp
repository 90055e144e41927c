#include <rowscope/context/utf8.hpp>

#include <cstdint>
#include <cstring>

namespace rowscope::detail {
namespace {

/// The length of the UTF-8 sequence at the start of the text, 0 where there is none (RFC 3629: no overlong form, no
/// surrogate, nothing above U+10FFFF).
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return byte(i) >= low && byte(i) <= high;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF)
    return follows(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
  if (lead >= 0xF0 && lead <= 0xF4)
    return follows(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4 : 0;
  return 0;
}

/// Vectors of the compiler, which every processor that it knows has in some form.
template <class Byte, std::size_t N>
struct vector_of {
  using type [[gnu::vector_size(N)]] = Byte;
};
template <std::size_t N>
using bytes = typename vector_of<signed char, N>::type;

template <class T>
T load(const char* from) noexcept {
  T value;
  std::memcpy(&value, from, sizeof(value));
  return value;
}

/// Of each byte whether it is one of 1 to 127: those that are larger are negative as signed ones.
template <std::size_t N>
bytes<N> plain(const char* from) noexcept {
  return load<bytes<N>>(from) > 0;
}
template <std::size_t N>
bool all(bytes<N> of) noexcept {
  std::uint64_t words[N / sizeof(std::uint64_t)];
  std::memcpy(words, &of, sizeof(of));
  if constexpr (N == 2 * sizeof(std::uint64_t)) words[0] &= words[1];
  return words[0] == ~std::uint64_t{0};
}

/// Whether all characters are plain ASCII, without NUL. \pre there are at least N
template <std::size_t N>
bool is_plain(const char* from, std::size_t size) noexcept {
  const char* const last = from + (size - N);  // it may overlap the one before it
  bytes<N> so_far = plain<N>(last);
  for (; from < last; from += N) so_far &= plain<N>(from);
  return all<N>(so_far);
}

/// How many bytes at the start of the text are blocks of plain ASCII.
std::size_t plain_blocks(std::string_view text) noexcept {
  std::size_t n = 0;
  while (n + 16 <= text.size() && all<16>(plain<16>(text.data() + n))) n += 16;
  return n;
}

bool is_utf8_without(std::string_view text, bool nul_too) noexcept {
  while (true) {
    text.remove_prefix(plain_blocks(text));
    // Some characters one by one, then it may be plain again.
    for (int i = 0; i < 16; ++i) {
      if (text.empty()) return true;
      const std::size_t length = sequence_length(text);
      if (length == 0 || (nul_too && text.front() == '\0')) return false;
      text.remove_prefix(length);
    }
  }
}

}  // namespace

bool is_utf8(std::string_view text) noexcept { return is_utf8_without(text, false); }

bool is_storable_text(std::string_view text) noexcept {
  if (text.size() >= 16) {
    if (is_plain<16>(text.data(), text.size())) [[likely]]
      return true;
  } else if (text.size() >= 8) {
    if (is_plain<8>(text.data(), text.size())) [[likely]]
      return true;
  } else {
    bool plain = true;
    for (const char c : text) plain = plain && static_cast<signed char>(c) > 0;
    if (plain) return true;
  }
  return is_utf8_without(text, true);
}

}  // namespace rowscope::detail
