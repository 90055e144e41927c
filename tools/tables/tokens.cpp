#include "tokens.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "input_error.hpp"
#include "names.hpp"

namespace rowscope_tables {
namespace {

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

class tokenizer {
 public:
  tokenizer(std::string_view source, const std::string& file) : rest_(source), file_(file) {}

  std::vector<token> run() {
    while (!rest_.empty()) {
      const char c = rest_.front();
      if (c == '\n' || c == ' ' || c == '\t' || c == '\r')
        skip(1);
      else if (rest_.starts_with("//") || (c == '#' && is_line_begin_))
        skip_line();
      else if (rest_.starts_with("/*"))
        skip(end_of("*/", 2, "a comment"));
      else if (rest_.starts_with("R\""))
        add_raw_text();
      else if (c == '"' || c == '\'')
        add_text(c);
      else if (is_word_character(c))
        add_word();
      else
        add(token::kind::symbol, std::string(rest_.substr(0, rest_.starts_with("::") ? 2 : 1)));
    }
    return std::move(tokens_);
  }

 private:
  void skip(std::size_t length) {
    for (const char c : rest_.substr(0, length)) {
      if (c == '\n') ++line_;
      if (c == '\n') is_line_begin_ = true;
    }
    rest_.remove_prefix(length);
  }

  /// A backslash before the line's end joins the next one to it.
  void skip_line() {
    std::size_t end = 0;
    do end = std::min(rest_.find('\n', end == 0 ? 0 : end + 1), rest_.size());
    while (end < rest_.size() && end > 0 && rest_[end - 1] == '\\');
    skip(end);
  }

  std::size_t end_of(std::string_view mark, std::size_t from, std::string_view what) const {
    const std::size_t found = rest_.find(mark, from);
    if (found == std::string_view::npos)
      throw input_error(fmt::format("{}:{}: {} has no end; expected {}", literal(file_), line_, what, mark));
    return found + mark.size();
  }

  void add(enum token::kind kind, std::string text) {
    const std::size_t length = text.size();
    tokens_.push_back({kind, std::move(text), line_});
    is_line_begin_ = false;
    skip(length);
  }

  void add_word() {
    // Digits may be separated by single quotes, which begin no literal then.
    const bool number = rest_.front() >= '0' && rest_.front() <= '9';
    const auto end =
        std::ranges::find_if_not(rest_, [&](char c) { return is_word_character(c) || (number && c == '\''); });
    add(token::kind::word, std::string(rest_.begin(), end));
  }

  void add_raw_text() {
    const std::size_t open = end_of("(", 2, "a literal") - 1;
    const std::string close = ")" + std::string(rest_.substr(2, open - 2)) + "\"";
    const std::size_t end = end_of(close, open, "a literal");
    tokens_.push_back({token::kind::text, std::string(rest_.substr(open + 1, end - close.size() - open - 1)), line_});
    skip(end);
  }

  void add_text(char quote) {
    std::string value;
    std::size_t i = 1;
    for (; i < rest_.size() && rest_[i] != quote && rest_[i] != '\n';) {
      if (rest_[i] == '\\' && i + 1 < rest_.size())
        value += escaped(i);
      else
        value += rest_[i++];
    }
    if (i >= rest_.size() || rest_[i] != quote)
      throw input_error(
          fmt::format("{}:{}: a literal has no end; expected {} on the same line", literal(file_), line_, quote));
    tokens_.push_back({token::kind::text, std::move(value), line_});
    is_line_begin_ = false;
    rest_.remove_prefix(i + 1);
  }

  /// Moves behind the escape sequence at i.
  char escaped(std::size_t& i) const {
    static constexpr std::string_view letters = "abfnrtv", values = "\a\b\f\n\r\t\v";
    const char c = rest_[++i];
    const bool hexadecimal = c == 'x';
    if (!hexadecimal && (c < '0' || c > '7')) {
      ++i;
      const std::size_t known = letters.find(c);
      return known == std::string_view::npos ? c : values[known];
    }
    if (hexadecimal) ++i;
    unsigned value = 0;
    for (std::size_t digits = 0; i < rest_.size() && (hexadecimal || digits < 3); ++i, ++digits) {
      const std::size_t digit = std::string_view("0123456789abcdef").find(folded(rest_.substr(i, 1)));
      const unsigned base = hexadecimal ? 16 : 8;
      if (digit >= base) break;
      value = (value * base + static_cast<unsigned>(digit)) & 0xff;
    }
    return static_cast<char>(value);
  }

  std::string_view rest_;
  const std::string& file_;
  std::vector<token> tokens_;
  int line_ = 1;
  bool is_line_begin_ = true;
};

}  // namespace

std::vector<token> tokens_of(std::string_view source, const std::string& file) { return tokenizer(source, file).run(); }

}  // namespace rowscope_tables
