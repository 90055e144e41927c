#include "arrays.hpp"

#include <bit>
#include <cstdint>

namespace rowscope::detail::postgresql {
namespace {

/// The numbers by which the server knows its own types. \par Source PostgreSQL, pg_type.dat
std::int32_t type_number(value_kind kind) {
  switch (kind) {
    case value_kind::integer: return 20;
    case value_kind::real: return 701;
    case value_kind::boolean: return 16;
    case value_kind::text: return 25;
    case value_kind::blob: return 17;
  }
  return 0;
}

template <std::size_t Bytes, class Unsigned>
void write_big_endian(char* to, Unsigned bits) noexcept {
  for (std::size_t i = 0; i < Bytes; ++i) to[i] = static_cast<char>((bits >> (8 * (Bytes - 1 - i))) & 0xFFU);
}

void add_int32(std::string& to, std::int32_t value) {
  char bytes[4];
  write_big_endian<4>(bytes, static_cast<std::uint32_t>(value));
  to.append(bytes, sizeof bytes);
}

}  // namespace

void write_integer(char* to, std::int64_t value) noexcept {
  write_big_endian<8>(to, static_cast<std::uint64_t>(value));
}
void write_real(char* to, double value) noexcept { write_big_endian<8>(to, std::bit_cast<std::uint64_t>(value)); }

binary_array::binary_array(std::string& to, value_kind kind, std::size_t elements) : to_(to), kind_(kind) {
  to_.clear();
  add_int32(to_, elements == 0 ? 0 : 1);  // dimensions
  add_int32(to_, 1);                      // there may be NULLs
  add_int32(to_, type_number(kind));
  if (elements == 0) return;
  add_int32(to_, static_cast<std::int32_t>(elements));
  add_int32(to_, 1);  // the first one's number
}

void binary_array::add_null() { add_int32(to_, -1); }

void binary_array::add(std::int64_t value) {
  if (kind_ == value_kind::real) return add(static_cast<double>(value));
  if (kind_ == value_kind::boolean) {
    add_int32(to_, 1);
    to_ += value != 0 ? '\1' : '\0';
    return;
  }
  char bytes[8];
  write_integer(bytes, value);
  add(std::string_view(bytes, sizeof bytes));
}

void binary_array::add(double value) {
  char bytes[8];
  write_real(bytes, value);
  add(std::string_view(bytes, sizeof bytes));
}

void binary_array::add(std::string_view bytes) {
  add_int32(to_, static_cast<std::int32_t>(bytes.size()));
  to_ += bytes;
}

text_array::text_array(std::string& to) : to_(to) { to_ = "{"; }

void text_array::add(std::optional<std::string_view> element) {
  if (to_.size() > 1) to_ += ',';
  if (!element) {
    to_ += "NULL";
    return;
  }
  to_ += '"';
  for (const char c : *element) {
    if (c == '"' || c == '\\') to_ += '\\';
    to_ += c;
  }
  to_ += '"';
}

void text_array::end() { to_ += '}'; }

}  // namespace rowscope::detail::postgresql
