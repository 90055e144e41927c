#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <libpq-fe.h>

/// Values as the server writes them.
namespace rowscope::detail::postgresql {

enum class stored_kind : std::uint8_t { integer, real, boolean, blob, number, timestamp, text };

/// By the server's number of the type. `number` is numeric: exact, of any size.
[[nodiscard]] stored_kind kind_of_type(Oid type) noexcept;

/// \returns nothing for what is no integer of 64 bits
[[nodiscard]] std::optional<std::int64_t> integer_of(stored_kind kind, std::string_view text) noexcept;
[[nodiscard]] std::optional<double> real_of(stored_kind kind, std::string_view text) noexcept;
/// Writes the bytes of a bytea, of which the server gives hexadecimal digits. \returns whether these are such
[[nodiscard]] bool read_bytes(std::string_view text, std::string& to);
/// A time without its zone, which is UTC on our connections.
[[nodiscard]] std::string_view time_in_utc(std::string_view text) noexcept;

}  // namespace rowscope::detail::postgresql
