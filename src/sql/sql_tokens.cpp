#include "sql_tokens.hpp"

#include <algorithm>
#include <array>

#include "characters.hpp"

namespace rowscope::detail {
namespace {

using kind = sql_token::kind;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

class scanner {
 public:
  explicit scanner(std::string_view sql) : sql_(sql) {}

  std::vector<sql_token> all() {
    std::vector<sql_token> tokens;
    while (skip_blanks()) {
      start_ = at_;
      const kind what = next();
      tokens.push_back({what, sql_.substr(start_, at_ - start_), start_});
    }
    return tokens;
  }

 private:
  [[nodiscard]] char look(std::size_t ahead = 0) const { return at_ + ahead < sql_.size() ? sql_[at_ + ahead] : '\0'; }
  template <class Is>
  void skip(Is is) {
    while (at_ < sql_.size() && is(sql_[at_])) ++at_;
  }

  /// \returns whether something is left
  bool skip_blanks() {
    while (at_ < sql_.size()) {
      if (is_space(sql_[at_])) {
        ++at_;
      } else if (look() == '-' && look(1) == '-') {
        at_ = std::min(sql_.find('\n', at_), sql_.size());
      } else if (look() == '/' && look(1) == '*' && at_ + 2 < sql_.size()) {
        // Without an end it goes to the end of the text, as in SQLite.
        const std::size_t end = sql_.find("*/", at_ + 2);
        at_ = end == std::string_view::npos ? sql_.size() : end + 2;
      } else if (sql_.substr(at_).starts_with("\xEF\xBB\xBF")) {
        at_ += 3;  // a byte order mark is white space where a token could begin
      } else {
        return true;
      }
    }
    return false;
  }

  kind next() {
    const char c = look();
    if (c == '\'') return quoted('\'', kind::text);
    if (c == '"' || c == '`') return quoted(c, kind::name);
    if (c == '[') return bracketed();
    if ((c == 'x' || c == 'X') && look(1) == '\'') return blob();
    if (starts_word(c)) {
      skip(is_in_word);
      return kind::word;
    }
    if (is_digit(c) || (c == '.' && is_digit(look(1)))) return number();
    if (c == '?') {
      ++at_;
      skip(is_digit);
      return kind::parameter;
    }
    if (c == ':' || c == '@' || c == '$' || c == '#') return named_parameter();
    return sign();
  }

  kind quoted(char quote, kind what) {
    for (++at_; at_ < sql_.size(); ++at_)
      if (sql_[at_] == quote) {
        ++at_;
        if (look() != quote) return what;
      }
    return kind::broken;
  }
  kind bracketed() {
    at_ = sql_.find(']', at_);
    if (at_ == std::string_view::npos) {
      at_ = sql_.size();
      return kind::broken;
    }
    ++at_;
    return kind::name;
  }
  kind blob() {
    at_ += 2;
    skip(is_hex_digit);
    const bool whole = look() == '\'' && (at_ - start_) % 2 == 0;
    skip([](char c) { return c != '\''; });
    at_ = std::min(at_ + 1, sql_.size());
    return whole ? kind::blob : kind::broken;
  }
  kind number() {
    if (look() == '0' && small(look(1)) == 'x' && is_hex_digit(look(2))) {
      at_ += 2;
      skip(is_hex_digit);
    } else {
      skip(is_digit);
      if (look() == '.') {
        ++at_;
        skip(is_digit);
      }
      if (small(look()) == 'e' && (is_digit(look(1)) || ((look(1) == '+' || look(1) == '-') && is_digit(look(2))))) {
        at_ += 2;
        skip(is_digit);
      }
    }
    if (!is_in_word(look())) return kind::number;
    skip(is_in_word);
    return kind::broken;
  }
  /// SQLite takes a suffix in parentheses, whatever is in it, for a part of the name, and so does this.
  kind named_parameter() {
    bool has_name = false;
    for (++at_; at_ < sql_.size(); ++at_) {
      if (is_in_word(look())) {
        has_name = true;
      } else if (look() == ':' && look(1) == ':') {
        ++at_;
      } else if (look() == '(' && has_name) {
        skip([](char c) { return c != ')' && !is_space(c); });
        if (look() != ')') return kind::broken;
        ++at_;
        return kind::parameter;
      } else {
        break;
      }
    }
    return has_name ? kind::parameter : kind::broken;
  }
  kind sign() {
    static constexpr std::array<std::string_view, 12> longer{
        "->>", "->", "||", "<<", ">>", "<=", ">=", "<>", "!=", "==", "--", "/*"};
    for (const std::string_view s : longer)
      if (sql_.substr(at_).starts_with(s)) {
        at_ += s.size();
        return kind::sign;
      }
    static constexpr std::string_view known = "()+-*/%=<>,&~|;.";
    return known.find(sql_[at_++]) != std::string_view::npos ? kind::sign : kind::broken;
  }

  std::string_view sql_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;
};

}  // namespace

bool sql_token::is(std::string_view keyword) const noexcept {
  return what == kind::word && std::ranges::equal(text, keyword, {}, small, small);
}

std::string sql_token::named() const {
  if (what == kind::word) return small_letters(text);
  std::string plain;
  const char quote = text.front();
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    plain += small(text[i]);
    if (text[i] == quote && quote != '[') ++i;  // doubled inside of quotes
  }
  return plain;
}

std::vector<sql_token> sql_tokens(std::string_view sql) { return scanner(sql).all(); }

std::string fingerprint(std::string_view sql) { return fingerprint(sql_tokens(sql)); }

std::string fingerprint(const std::vector<sql_token>& tokens) {
  std::string text;
  for (const sql_token& t : tokens) {
    const bool is_value =
        t.what == kind::text || t.what == kind::blob || t.what == kind::number || t.what == kind::broken;
    const bool is_close = t.is_sign(",") || t.is_sign(")") || t.is_sign(".") || t.is_sign(";");
    if (!text.empty() && !is_close && !text.ends_with('(') && !text.ends_with('.')) text += ' ';
    text += is_value ? std::string_view("?") : t.text;
  }
  return text;
}

std::string small_letters(std::string_view text) {
  std::string small_text(text);
  std::ranges::transform(small_text, small_text.begin(), small);
  return small_text;
}

}  // namespace rowscope::detail
