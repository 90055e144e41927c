#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace rowscope::audit {

/// A piece of an SQL text: a name in quotes, a literal, a word, a parameter or one other character.
struct sql_token {
  std::string_view text;
  bool space_before = false;
  bool injected = false;
};
/// Refers to the text.
[[nodiscard]] std::vector<sql_token> sql_tokens(std::string_view sql);

/// Marks the tokens that the other statement lacks, whole terms where that is possible: `AND`, `WHERE` and the
/// parentheses around stay without a mark. Numbers of parameters are not compared. \returns how many tokens of either
/// have no counterpart
std::size_t mark_difference(std::vector<sql_token>& tokens, std::string_view other);

/// Marks each place of the tokens at which a marked run of the others stands.
void mark_same(std::vector<sql_token>& tokens, const std::vector<sql_token>& marked);

}  // namespace rowscope::audit
