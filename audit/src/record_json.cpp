#include "record_json.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include <nlohmann/json.hpp>

namespace rowscope::audit {
namespace {

template <class Number>
void add_number(std::string& to, Number n) {
  std::array<char, 24> digits;
  const auto [end, ok] = std::to_chars(digits.data(), digits.data() + digits.size(), n);
  to.append(digits.data(), end);
}

/// Whether a byte of the word is 0.
constexpr bool has_zero(std::uint64_t word) {
  return ((word - 0x0101010101010101U) & ~word & 0x8080808080808080U) != 0;
}

/// Whether each character stands for itself: ASCII without controls, quotes and backslashes. Eight at once, for this is
/// most of what a record costs.
bool is_plain(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); i += sizeof(std::uint64_t)) {
    std::uint64_t word = 0x2020202020202020U;
    std::memcpy(&word, text.data() + i, std::min(sizeof word, text.size() - i));
    if ((word & 0x8080808080808080U) != 0 || has_zero(word & 0xe0e0e0e0e0e0e0e0U) ||
        has_zero(word ^ 0x2222222222222222U) || has_zero(word ^ 0x5c5c5c5c5c5c5c5cU))
      return false;
  }
  return true;
}

}  // namespace

void add_json(std::string& to, std::string_view text) {
  if (!is_plain(text)) {
    to += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return;
  }
  to += '"';
  to += text;
  to += '"';
}

void add_json(std::string& to, std::int64_t number) { add_number(to, number); }
void add_json(std::string& to, std::uint64_t number) { add_number(to, number); }

void add_json(std::string& to, const std::vector<std::string>& texts) {
  to += '[';
  for (const std::string& t : texts) {
    if (&t != texts.data()) to += ',';
    add_json(to, t);
  }
  to += ']';
}

void add_json(std::string& to, const recorded_scope& scope) {
  to += '{';
  for (const recorded_scope::part& p : scope.parts) {
    if (&p != scope.parts.data()) to += ',';
    add_json(to, p.dimension);
    to += p.is_set ? ":[" : ":";
    for (const recorded_scope::value& v : p.values) {
      if (&v != p.values.data()) to += ',';
      std::visit([&](const auto& one) { add_json(to, one); }, v);
    }
    if (p.is_set) to += ']';
  }
  to += '}';
}

void add_shape(std::string& to, std::uint64_t shape) {
  std::array<char, 16> digits;
  for (char& d : digits) {
    d = "0123456789abcdef"[shape >> 60U];
    shape <<= 4U;
  }
  to.append(digits.data(), digits.size());
}

const char* to_string(rowscope::outcome o) noexcept { return o == rowscope::outcome::ok ? "ok" : "failed"; }

}  // namespace rowscope::audit
