#pragma once
#include <span>

#include "characters.hpp"
#include "sql_tokens.hpp"

namespace rowscope::detail {

/// What reads a statement character by character, as each database does it.
class token_scanner {
 protected:
  using kind = sql_token::kind;

  explicit token_scanner(std::string_view sql) : sql_(sql) {}

  [[nodiscard]] char look(std::size_t ahead = 0) const { return at_ + ahead < sql_.size() ? sql_[at_ + ahead] : '\0'; }
  [[nodiscard]] bool looks_at(std::string_view text) const { return sql_.substr(at_).starts_with(text); }
  template <class Is>
  void skip(Is is) {
    while (at_ < sql_.size() && is(sql_[at_])) ++at_;
  }

  void begin_token() { start_ = at_; }
  [[nodiscard]] sql_token token(kind what) const { return {what, sql_.substr(start_, at_ - start_), start_}; }

  /// A quote inside is written twice.
  kind quoted(char quote, kind what) {
    for (++at_; at_ < sql_.size(); ++at_)
      if (sql_[at_] == quote) {
        ++at_;
        if (look() != quote) return what;
      }
    return kind::broken;
  }
  kind word() {
    skip(is_in_word);
    return kind::word;
  }
  /// A number, or what begins as one. \param has_fraction whether a point here belongs to it
  template <class HasFraction>
  kind number(HasFraction has_fraction) {
    if (look() == '0' && (look(1) == 'x' || look(1) == 'X') && is_hex_digit(look(2))) {
      at_ += 2;
      skip(is_hex_digit);
    } else {
      skip(is_digit);
      if (look() == '.' && has_fraction()) {
        ++at_;
        skip(is_digit);
      }
      const bool has_sign = look(1) == '+' || look(1) == '-';
      if ((look() == 'e' || look() == 'E') && is_digit(look(has_sign ? 2 : 1))) {
        at_ += 2;
        skip(is_digit);
      }
    }
    return ends_here(kind::number);
  }
  /// What goes on as a word is none.
  kind ends_here(kind what) {
    if (!is_in_word(look())) return what;
    skip(is_in_word);
    return kind::broken;
  }
  /// One of the longer signs, or one character.
  kind sign(std::span<const std::string_view> longer, std::string_view known) {
    for (const std::string_view s : longer)
      if (looks_at(s)) {
        at_ += s.size();
        return kind::sign;
      }
    return known.find(sql_[at_++]) != std::string_view::npos ? kind::sign : kind::broken;
  }

  std::string_view sql_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;
};

}  // namespace rowscope::detail
