#pragma once

/// What characters are in SQL: both databases agree on these.
namespace rowscope::detail {

inline bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
inline bool is_hex_digit(char c) noexcept { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
inline bool starts_word(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80U;
}
inline bool is_in_word(char c) noexcept { return starts_word(c) || is_digit(c) || c == '$'; }

}  // namespace rowscope::detail
