#include <rowscope/expression/uuid.hpp>

#include <optional>

namespace rowscope {
namespace {

constexpr std::size_t text_length = 36;

constexpr bool is_hyphen_place(std::size_t i) { return i == 8 || i == 13 || i == 18 || i == 23; }

int digit_of(char c, bool upper_too) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (upper_too && c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<uuid> read(std::string_view text, bool upper_too) {
  if (text.size() != text_length) return std::nullopt;
  uuid::bytes_type bytes{};
  std::size_t digits = 0;
  for (std::size_t i = 0; i < text_length; ++i) {
    if (is_hyphen_place(i)) {
      if (text[i] != '-') return std::nullopt;
      continue;
    }
    const int digit = digit_of(text[i], upper_too);
    if (digit < 0) return std::nullopt;
    auto& byte = bytes[digits++ / 2];
    byte = static_cast<std::uint8_t>(byte * 16 + digit);
  }
  return uuid(bytes);
}

}  // namespace

uuid uuid::parse(std::string_view text) {
  const std::optional<uuid> id = read(text, true);
  if (!id)
    throw value_error("expected a UUID, 36 characters as 01234567-89ab-cdef-0123-456789abcdef, and the text is none");
  return *id;
}

std::string to_string(const uuid& id) { return std::string(value_traits<uuid>::to_stored(id).view()); }

short_text<36> value_traits<uuid>::to_stored(const uuid& id) {
  constexpr std::string_view hex = "0123456789abcdef";
  short_text<36> text;
  for (std::size_t i = 0; i < id.bytes().size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text.push_back('-');
    const unsigned byte = id.bytes()[i];
    text.push_back(hex[byte / 16]);
    text.push_back(hex[byte % 16]);
  }
  return text;
}

uuid value_traits<uuid>::from_stored(std::string_view text) {
  const std::optional<uuid> id = read(text, false);
  if (!id)
    throw value_error(
        "expected a UUID in lower case, as 01234567-89ab-cdef-0123-456789abcdef, and the stored text is none; mend "
        "the stored row, or give the column a type with a rs::value_traits of your own");
  return *id;
}

}  // namespace rowscope
