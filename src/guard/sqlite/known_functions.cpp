#include "known_functions.hpp"

#include <algorithm>

namespace rowscope::detail::sqlite {
namespace {

// clang-format off
/// They see nothing but their arguments, and can neither fail nor have an effect.
constexpr std::string_view harmless[] = {
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "avg", "ceil", "ceiling", "char", "coalesce", "cos",
    "cosh", "count", "cume_dist", "date", "datetime", "degrees", "dense_rank", "exp", "first_value", "floor",
    "ifnull", "iif", "instr", "julianday", "lag", "last_value", "lead", "length", "likelihood", "likely", "ln", "log",
    "log10", "log2", "lower", "ltrim", "max", "min", "mod", "nullif", "octet_length", "percent_rank", "pi", "pow",
    "power", "radians", "rank", "round", "row_number", "rowscope_ilike", "rowscope_like", "rtrim", "sign", "sin",
    "sinh", "sqlite_version", "sqrt", "substr", "substring", "tan", "tanh", "time", "timediff", "total", "trim",
    "trunc", "typeof", "unicode", "unixepoch", "unlikely", "upper",
};
/// Those that may fail, or make a large value, for which a statement is fenced.
constexpr std::string_view may_fail[] = {
    "->", "->>", "abs", "concat", "concat_ws", "format", "glob", "group_concat", "hex", "if", "json", "json_array",
    "json_array_length", "json_each", "json_error_position", "json_extract", "json_group_array", "json_group_object",
    "json_insert", "json_object", "json_patch", "json_pretty", "json_quote", "json_remove", "json_replace",
    "json_set", "json_tree", "json_type", "json_valid", "like", "nth_value", "ntile", "printf", "quote", "random",
    "randomblob", "replace", "strftime", "string_agg", "sum", "unhex", "zeroblob",
};
// clang-format on
constexpr std::string_view of_statement[] = {"changes", "last_insert_rowid"};

template <class List>
bool is_in(const List& list, std::string_view name) {
  return std::ranges::find(list, name) != std::end(list);
}

}  // namespace

bool is_known_function(std::string_view name) {
  return is_in(harmless, name) || is_in(may_fail, name) || is_in(of_statement, name);
}

bool never_fails(std::string_view name) { return is_in(harmless, name); }

}  // namespace rowscope::detail::sqlite
