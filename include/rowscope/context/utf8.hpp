#pragma once
#include <string_view>

namespace rowscope::detail {

/// \par Source RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF
[[nodiscard]] bool is_utf8(std::string_view text) noexcept;

/// Whether every database keeps the text as it is: UTF-8 without NUL. Short texts of ASCII cost few instructions.
[[nodiscard]] bool is_storable_text(std::string_view text) noexcept;

}  // namespace rowscope::detail
