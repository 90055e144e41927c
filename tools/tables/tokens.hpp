#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace rowscope_tables {

/// A token of C++, as far as declarations of tables need them.
struct token {
  enum class kind { word, text, symbol } kind = kind::symbol;
  std::string text;  ///< of a string literal: its value
  int line = 0;

  [[nodiscard]] bool is(std::string_view symbol) const { return kind != kind::text && text == symbol; }
};

/// The tokens of a source text, without comments and lines of the preprocessor.
/// \throws input_error where a comment or a literal has no end
std::vector<token> tokens_of(std::string_view source, const std::string& file);

}  // namespace rowscope_tables
