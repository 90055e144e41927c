#include "sql_tokens.hpp"

#include <algorithm>
#include <array>

#include <rowscope/ast/sql_name.hpp>

#include "token_scanner.hpp"

namespace rowscope::detail {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

class sqlite_scanner : token_scanner {
 public:
  explicit sqlite_scanner(std::string_view sql) : token_scanner(sql) {}

  std::vector<sql_token> all() {
    std::vector<sql_token> tokens;
    while (skip_blanks()) {
      begin_token();
      const kind what = next();
      tokens.push_back(token(what));
    }
    return tokens;
  }

 private:
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
      } else if (looks_at("\xEF\xBB\xBF")) {
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
    if (starts_word(c)) return word();
    if (is_digit(c) || (c == '.' && is_digit(look(1)))) return number([] { return true; });
    if (c == '?') {
      ++at_;
      skip(is_digit);
      return kind::parameter;
    }
    if (c == ':' || c == '@' || c == '$' || c == '#') return named_parameter();
    return any_sign();
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
  kind any_sign() {
    static constexpr std::array<std::string_view, 12> longer{
        "->>", "->", "||", "<<", ">>", "<=", ">=", "<>", "!=", "==", "--", "/*"};
    return sign(longer, "()+-*/%=<>,&~|;.");
  }
};

}  // namespace

bool sql_token::is(std::string_view keyword) const noexcept { return what == kind::word && same_name(text, keyword); }

std::string sql_token::named() const {
  if (what == kind::word) return small_letters(text);
  std::string plain;
  const char quote = text.front();
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    plain += text[i];
    if (text[i] == quote && quote != '[') ++i;  // doubled inside of quotes
  }
  return small_letters(plain);
}

std::vector<sql_token> sql_tokens(std::string_view sql) { return sqlite_scanner(sql).all(); }

std::string fingerprint(std::string_view sql) { return fingerprint(sql_tokens(sql)); }

std::string fingerprint(const std::vector<sql_token>& tokens) {
  std::string text;
  for (const sql_token& t : tokens) {
    const bool is_value = t.what == sql_token::kind::text || t.what == sql_token::kind::blob ||
                          t.what == sql_token::kind::number || t.what == sql_token::kind::broken;
    const bool is_close = t.is_sign(",") || t.is_sign(")") || t.is_sign(".") || t.is_sign(";");
    if (!text.empty() && !is_close && !text.ends_with('(') && !text.ends_with('.')) text += ' ';
    text += is_value ? std::string_view("?") : t.text;
  }
  return text;
}

}  // namespace rowscope::detail
