#pragma once
#include <string>
#include <string_view>

namespace rowscope {

/// A name as SQL: in double quotes, whatever characters it has.
[[nodiscard]] std::string quoted_name(std::string_view name);

/// With the letters of ASCII in small.
[[nodiscard]] std::string small_letters(std::string_view text);

/// SQL compares names without regard to the case of ASCII letters.
[[nodiscard]] constexpr bool same_name(std::string_view a, std::string_view b) noexcept {
  constexpr auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower(a[i]) != lower(b[i])) return false;
  return true;
}

}  // namespace rowscope
