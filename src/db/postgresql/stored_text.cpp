#include "stored_text.hpp"

#include <algorithm>
#include <charconv>

namespace rowscope::detail::postgresql {
namespace {

template <class Number>
std::optional<Number> parsed(std::string_view text) noexcept {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// A numeric that has no fraction but zeros.
std::string_view without_zero_fraction(std::string_view text) noexcept {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos || text.find_first_not_of('0', point + 1) != std::string_view::npos) return text;
  return text.substr(0, point);
}

int digit(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

// \par Source PostgreSQL, pg_type.dat
stored_kind kind_of_type(Oid type) noexcept {
  switch (type) {
    case 20:  // int8
    case 21:  // int2
    case 23:  // int4
    case 26: return stored_kind::integer;
    case 700:
    case 701: return stored_kind::real;
    case 16: return stored_kind::boolean;
    case 17: return stored_kind::blob;
    case 1700: return stored_kind::number;
    case 1184: return stored_kind::timestamp;
    default: return stored_kind::text;
  }
}

std::optional<std::int64_t> integer_of(stored_kind kind, std::string_view text) noexcept {
  switch (kind) {
    case stored_kind::integer: return parsed<std::int64_t>(text);
    case stored_kind::number: return parsed<std::int64_t>(without_zero_fraction(text));
    case stored_kind::boolean: return text == "t" ? 1 : 0;
    default: return std::nullopt;
  }
}

std::optional<double> real_of(stored_kind kind, std::string_view text) noexcept {
  switch (kind) {
    case stored_kind::integer:
    case stored_kind::real:
    case stored_kind::number: return parsed<double>(text);
    default: return std::nullopt;
  }
}

bool read_bytes(std::string_view text, std::string& to) {
  if (!text.starts_with("\\x") || text.size() % 2 != 0) return false;
  to.resize(text.size() / 2 - 1);
  for (std::size_t i = 0; i < to.size(); ++i) {
    const int high = digit(text[2 * i + 2]);
    const int low = digit(text[2 * i + 3]);
    if (high < 0 || low < 0) return false;
    to[i] = static_cast<char>(high * 16 + low);
  }
  return true;
}

std::string_view time_in_utc(std::string_view text) noexcept {
  if (text.ends_with("+00")) text.remove_suffix(3);
  return text;
}

}  // namespace rowscope::detail::postgresql
