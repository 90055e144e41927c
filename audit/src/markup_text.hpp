#pragma once
#include <string>
#include <string_view>

namespace rowscope::audit {

/// The text for XML and for HTML, between tags or as an attribute in quotes. Characters that XML cannot hold, and bytes
/// that are no UTF-8, become U+FFFD.
[[nodiscard]] std::string markup_text(std::string_view text);

}  // namespace rowscope::audit
