#pragma once
#include <string_view>

namespace rowscope {

/// Of the library that a program is compiled with: major.minor.patch.
inline constexpr std::string_view version = "0.1.0";

}  // namespace rowscope
