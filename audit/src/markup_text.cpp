#include "markup_text.hpp"

#include <cstdint>

namespace rowscope::audit {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// The length of the character at the head of a text, 0 where there is none of UTF-8 that XML 1.0 allows.
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  const std::uint32_t first = byte(0);
  if (first < 0x80) return first >= 0x20 || first == '\t' || first == '\n' || first == '\r' ? 1 : 0;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  if (length == 0 || length > text.size()) return 0;
  std::uint32_t code = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return 0;
    code = code << 6U | (byte(i) & 0x3FU);
  }
  constexpr std::uint32_t shortest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  const bool allowed = code >= shortest[length] && !surrogate && code != 0xFFFE && code != 0xFFFF && code <= 0x10FFFF;
  return allowed ? length : 0;
}

}  // namespace

std::string markup_text(std::string_view text) {
  std::string result;
  result.reserve(text.size() + text.size() / 8);
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    if (length > 1) {
      result += text.substr(0, length);
    } else if (length == 0) {
      result += replacement;
    } else {
      switch (text.front()) {
        case '&': result += "&amp;"; break;
        case '<': result += "&lt;"; break;
        case '>': result += "&gt;"; break;
        case '"': result += "&quot;"; break;
        case '\'': result += "&#39;"; break;
        // A reader of XML makes spaces of these in an attribute, and a line feed of the last everywhere.
        case '\t': result += "&#9;"; break;
        case '\n': result += "&#10;"; break;
        case '\r': result += "&#13;"; break;
        default: result += text.front();
      }
    }
    text.remove_prefix(length > 0 ? length : 1);
  }
  return result;
}

}  // namespace rowscope::audit
