#pragma once
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <rowscope/expression/short_text.hpp>
#include <rowscope/expression/value_traits.hpp>

namespace rowscope {

/// 16 bytes that name something: a UUID of any version. Ordered by its bytes, which is also the order of its text.
///
/// Stored as a TEXT of 36 characters in lower case. \par Source RFC 9562, 4
class uuid {
 public:
  using bytes_type = std::array<std::uint8_t, 16>;

  /// The nil UUID: all zeros.
  constexpr uuid() = default;
  /// The bytes in the order in which the text shows them.
  constexpr explicit uuid(const bytes_type& bytes) noexcept : bytes_(bytes) {}

  /// Reads "01234567-89ab-cdef-0123-456789abcdef"; the digits may be upper case. \throws value_error
  [[nodiscard]] static uuid parse(std::string_view text);

  [[nodiscard]] constexpr const bytes_type& bytes() const noexcept { return bytes_; }

  friend constexpr auto operator<=>(const uuid&, const uuid&) = default;

 private:
  bytes_type bytes_{};
};

/// 36 characters in lower case.
[[nodiscard]] std::string to_string(const uuid& id);

template <>
struct value_traits<uuid> {
  using stored_type = std::string;
  static constexpr auto form = text_form::uuid;

  static short_text<36> to_stored(const uuid& id);
  /// Only lower case: a comparison with the UUID would not find another spelling of it. \throws value_error
  static uuid from_stored(std::string_view text);
};

}  // namespace rowscope

template <>
struct std::hash<rowscope::uuid> {
  std::size_t operator()(const rowscope::uuid& id) const noexcept {
    const auto& bytes = id.bytes();
    return std::hash<std::string_view>{}({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  }
};
