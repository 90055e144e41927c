#include <rowscope/expression/value.hpp>

#include <rowscope/expression/assignment.hpp>
#include <rowscope/expression/predicate.hpp>

namespace rowscope::detail {

void throw_unsigned_too_large() {
  throw value_error("an unsigned number above 2^63-1 cannot be bound: the database's integers are signed, of 64 bits");
}

std::string escaped_pattern(std::string_view text) {
  std::string pattern;
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern;
}

void throw_null_text() {
  throw value_error("a null pointer is no text; write std::nullopt for NULL, or is_null() in a condition");
}

void throw_out_of_range(std::string_view table, std::string_view column) {
  throw value_error(
      "a number for " + std::string(table) + "." + std::string(column) +
          " does not fit the column's C++ type; declare the column as std::int64_t, or give it a smaller one",
      {.table = std::string(table)});
}

}  // namespace rowscope::detail
