#pragma once
#include <bit>
#include <cstdint>
#include <string_view>

#include <libpq-fe.h>

/// Values as the server sends them in binary. A result is asked for so where all of its columns are of these types:
/// libpq takes one format for all.
namespace rowscope::detail::postgresql {

/// Types whose binary form tells the same as their text. That of a real of four bytes does not: as text it is rounded.
/// \par Source PostgreSQL, pg_type.dat
[[nodiscard]] constexpr bool is_read_in_binary(Oid type) noexcept {
  switch (type) {
    case 16:    // bool
    case 17:    // bytea
    case 20:    // int8
    case 21:    // int2
    case 23:    // int4
    case 25:    // text
    case 701:   // float8
    case 1042:  // bpchar
    case 1043:  // varchar
      return true;
    default: return false;
  }
}

/// The number whose first byte is the highest. By loads and not in a loop, which the compiler makes no load of.
[[nodiscard]] inline std::uint16_t big_endian_16(const char* at) noexcept {
  const auto* const bytes = reinterpret_cast<const unsigned char*>(at);
  return static_cast<std::uint16_t>(unsigned{bytes[0]} << 8U | bytes[1]);
}
[[nodiscard]] inline std::uint32_t big_endian_32(const char* at) noexcept {
  return std::uint32_t{big_endian_16(at)} << 16U | big_endian_16(at + 2);
}
[[nodiscard]] inline std::uint64_t big_endian_64(const char* at) noexcept {
  return std::uint64_t{big_endian_32(at)} << 32U | big_endian_32(at + 4);
}

/// Of an integer of eight, four or two bytes, or a boolean.
[[nodiscard]] inline std::int64_t binary_integer(std::string_view bytes) noexcept {
  switch (bytes.size()) {
    case 8: return static_cast<std::int64_t>(big_endian_64(bytes.data()));
    case 4: return static_cast<std::int32_t>(big_endian_32(bytes.data()));
    case 2: return static_cast<std::int16_t>(big_endian_16(bytes.data()));
    default: return bytes[0] != '\0' ? 1 : 0;
  }
}

[[nodiscard]] inline double binary_real(std::string_view bytes) noexcept {
  return std::bit_cast<double>(big_endian_64(bytes.data()));
}

}  // namespace rowscope::detail::postgresql
