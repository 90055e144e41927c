#include <rowscope/context/tenant.hpp>

namespace rowscope {
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

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

}  // namespace

void tenant::throw_too_large() {
  throw value_error("a tenant's key is at most 2^63-1; this unsigned number is larger");
}

void tenant::throw_null() {
  throw value_error(
      "a tenant cannot be made from a null pointer; pass the customer's key, and refuse the request where "
      "there is none");
}

void tenant::set_text(std::string_view text) {
  if (text.empty())
    throw value_error(
        "a tenant cannot be made from an empty text; pass the customer's key, and refuse the request where "
        "there is none");
  if (text.find('\0') != std::string_view::npos) throw value_error("a tenant's key contains a NUL character");
  if (!is_utf8(text)) throw value_error("a tenant's key is not valid UTF-8");
  text_ = text;
  is_text_ = true;
}

std::string to_string(const tenant& t) { return t.is_text() ? t.text() : std::to_string(t.integer()); }

}  // namespace rowscope
