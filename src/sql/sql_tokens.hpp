#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rowscope::detail {

/// A word of SQL as a database reads it. Comments and white space are none.
struct sql_token {
  enum class kind : std::uint8_t {
    word,       ///< a keyword, or a name without quotes
    name,       ///< a name in quotes: "a", `a`, [a]
    text,       ///< 'a', and on PostgreSQL E'a' and $$a$$
    blob,       ///< x'00'
    number,     //
    parameter,  ///< ?, ?1, :a, @a, $a
    sign,       ///< an operator or a punctuation mark
    broken,     ///< what has no end, or cannot begin a token
  };

  kind what = kind::sign;
  std::string_view text;  ///< as it was written
  std::size_t start = 0;

  /// Whether it is this keyword, in capitals.
  [[nodiscard]] bool is(std::string_view keyword) const noexcept;
  [[nodiscard]] bool is_sign(std::string_view sign) const noexcept { return what == kind::sign && text == sign; }
  /// Whether it can be the name of something: a word, a name in quotes, or a text, which SQLite takes for one.
  [[nodiscard]] bool can_name() const noexcept {
    return what == kind::word || what == kind::name || what == kind::text;
  }
  /// What it names, in small letters and without its quotes.
  [[nodiscard]] std::string named() const;
};

/// As SQLite reads them. \par Lifetime of the tokens: that of the text \par Source SQLite's tokenize.c describes what a
/// token is
[[nodiscard]] std::vector<sql_token> sql_tokens(std::string_view sql);

/// The text without its values: each literal as `?`, each blank as one, no comments. What logs and records may have.
[[nodiscard]] std::string fingerprint(std::string_view sql);
[[nodiscard]] std::string fingerprint(const std::vector<sql_token>& tokens);

}  // namespace rowscope::detail
