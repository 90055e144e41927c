#pragma once
#include <string>
#include <string_view>

#include <sqlite3.h>

namespace rowscope::detail::sqlite {

/// Which foreign key pointed out of the scope.
struct refusal {
  std::string table;
  std::string column;
};
/// The message of a statement that rowscope_refuse() has failed.
inline constexpr const char* refusal_message = "rowscope: a foreign key points out of the scope";
/// The message of a statement that rowscope_conflict() has failed.
inline constexpr const char* conflict_message = "rowscope: a row out of the scope has the key";
/// What rowscope_refuse(), or rowscope_conflict(), noted last on this thread.
[[nodiscard]] const refusal& last_refusal() noexcept;

/// rowscope_refuse(table, column), rowscope_conflict(table): fail the statement, and note what for. rowscope_like(text,
/// pattern): by case, rowscope_ilike: not by case; `\` escapes.
int create_functions(sqlite3* connection);

/// The name under which rowscope_values takes its pointer; a text of the user's SQL cannot make one.
inline constexpr const char* list_pointer = "rowscope_values";
/// rowscope_values(list): a table-valued function over a bound_list, one row for each element in the column `value`.
int create_values_table(sqlite3* connection);

/// The same for rowscope_rows.
inline constexpr const char* rows_pointer = "rowscope_rows";
/// How many columns rowscope_rows has.
inline constexpr std::size_t most_row_columns = 200;
/// rowscope_rows(rows): a table-valued function over a row_buffer, with the columns c1, c2, ...
int create_rows_table(sqlite3* connection);

/// Whether the text matches the pattern: `%` any text, `_` one character (UTF-8), `\` the next one as it is.
bool matches_like(std::string_view text, std::string_view pattern);

}  // namespace rowscope::detail::sqlite
