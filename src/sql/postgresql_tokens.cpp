#include "postgresql_tokens.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "token_scanner.hpp"

namespace rowscope::detail {
namespace {

/// A vertical tab is none.
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

class postgresql_scanner : token_scanner {
 public:
  explicit postgresql_scanner(std::string_view sql) : token_scanner(sql) {}

  std::vector<sql_token> all() {
    std::vector<sql_token> tokens;
    while (skip_blanks()) {
      begin_token();
      kind what = next();
      const bool follows_escapes = std::exchange(is_escaped_, false) && what == kind::text;
      if (what == kind::text && sql_[start_] != '\'' && sql_[start_] != '$') is_escaped_ = true;
      // Behind a line break it is a part of that text, with its escapes.
      if (follows_escapes) what = kind::broken;
      tokens.push_back(token(what));
    }
    return tokens;
  }

 private:
  /// \returns whether something is left
  bool skip_blanks() {
    while (at_ < sql_.size()) {
      if (is_blank(sql_[at_])) {
        ++at_;
      } else if (look() == '-' && look(1) == '-') {
        skip([](char c) { return c != '\n' && c != '\r'; });
      } else if (look() != '/' || look(1) != '*' || !skip_comment()) {
        return true;
      }
    }
    return false;
  }
  /// Comments nest. \returns false, and has skipped nothing, where it has no end
  bool skip_comment() {
    std::size_t open = 1;
    std::size_t end = at_ + 2;
    for (; open > 0 && end + 1 < sql_.size(); ++end) {
      if (sql_[end] == '/' && sql_[end + 1] == '*') {
        ++open;
        ++end;
      } else if (sql_[end] == '*' && sql_[end + 1] == '/') {
        --open;
        ++end;
      }
    }
    if (open > 0) return false;
    at_ = end;
    return true;
  }

  kind next() {
    const char c = look();
    if (c == '\'') return quoted('\'', kind::text);
    if (c == '"') return quoted('"', kind::name);
    if ((c == 'e' || c == 'E') && look(1) == '\'') return with_escapes();
    if ((c == 'u' || c == 'U') && look(1) == '&' && look(2) == '"') return rest();
    if (starts_word(c)) return word();
    if (is_digit(c) || (c == '.' && is_digit(look(1)))) return number([this] { return look(1) != '.'; });
    if (c == '$') return is_digit(look(1)) ? numbered_parameter() : dollar_quoted();
    if (c == '?' && look(1) != '?') return numbered_parameter();
    if (c == ':' && starts_word(look(1))) {
      ++at_;
      skip(is_in_word);
      return kind::parameter;
    }
    return any_sign();
  }

  kind rest() {
    at_ = sql_.size();
    return kind::broken;
  }
  kind with_escapes() {
    for (at_ += 2; at_ < sql_.size(); ++at_) {
      if (sql_[at_] == '\\') {
        ++at_;
      } else if (sql_[at_] == '\'') {
        ++at_;
        if (look() != '\'') return kind::text;
      }
    }
    return rest();
  }
  kind dollar_quoted() {
    std::size_t end = at_ + 1;
    if (end < sql_.size() && starts_word(sql_[end]))
      while (end < sql_.size() && sql_[end] != '$' && is_in_word(sql_[end])) ++end;
    if (end >= sql_.size() || sql_[end] != '$') return rest();
    const std::string_view tag = sql_.substr(at_, end + 1 - at_);
    const std::size_t close = sql_.find(tag, end + 1);
    if (close == std::string_view::npos) return rest();
    at_ = close + tag.size();
    return kind::text;
  }
  kind numbered_parameter() {
    ++at_;
    skip(is_digit);
    return ends_here(kind::parameter);
  }
  kind any_sign() {
    if (looks_at("/*")) return rest();
    static constexpr std::array<std::string_view, 4> longer{"??", "::", ":=", ".."};
    // Of a longer operator each character is one: what it means is the database's.
    return sign(longer, "()[]+-*/%=<>,&~|;.:!@#^`");
  }

  bool is_escaped_ = false;  ///< the last token was E'...'
};

}  // namespace

std::vector<sql_token> postgresql_tokens(std::string_view sql) { return postgresql_scanner(sql).all(); }

}  // namespace rowscope::detail
