#pragma once
#include <string_view>

namespace rowscope::detail::sqlite {

/// Whether it is a function of SQLite's that raw SQL may call. \param name in small letters
[[nodiscard]] bool is_known_function(std::string_view name);

/// Whether it is one that can neither fail nor have an effect, whatever it is given.
[[nodiscard]] bool never_fails(std::string_view name);

}  // namespace rowscope::detail::sqlite
