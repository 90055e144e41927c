#pragma once
#include <cstdint>
#include <string_view>

namespace rowscope {

/// Whose SQL a statement becomes.
enum class dialect : std::uint8_t { sqlite, postgresql };

[[nodiscard]] constexpr std::string_view to_string(dialect d) noexcept {
  return d == dialect::sqlite ? "SQLite" : "PostgreSQL";
}

}  // namespace rowscope
