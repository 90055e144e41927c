#pragma once
#include <string>
#include <string_view>
#include <vector>

#include <rowscope/ast/dialect.hpp>
#include <rowscope/ast/statement.hpp>
#include <rowscope/error.hpp>

#include "../sql/sql_tokens.hpp"

namespace rowscope::detail {

/// What a raw statement is, as far as its words tell before the database has seen it.
struct raw_statement_kind {
  tree::verb verb = tree::verb::select;
  std::size_t verb_token = 0;  ///< the place of SELECT, VALUES, INSERT, UPDATE or DELETE
};

/// Of the statement that begins with a token, the first or one behind "(": by its first verb that is in no parentheses
/// of its own, and no name of a common table. A select where there is none. MERGE is an update.
[[nodiscard]] raw_statement_kind statement_kind_of(const std::vector<sql_token>& tokens, std::size_t start = 0);

/// \throws guard_refused where a database would read another text: it ends at a NUL character, or is not valid UTF-8
void check_is_text(std::string_view sql, const error_place& place);

/// \throws usage_error where there is nothing. A text of words that is no SQL at all is left to the database.
void check_is_statement(const std::vector<sql_token>& tokens, const error_place& place);

/// Why no raw statement can be so on SQLite: several statements, EXPLAIN, PRAGMA, a transaction, DDL, and what is no
/// word of SQL or has no end, since what stands behind it could be read otherwise than SQLite does. Empty where it can.
/// \pre there is a statement, as in what follows
[[nodiscard]] std::string refused_kind(const std::vector<sql_token>& tokens);

/// The same for whatever it begins with: several statements, and what is no word of SQL or has no end.
[[nodiscard]] std::string refused_form(const std::vector<sql_token>& tokens);

/// Whether it opens or ends a transaction, by its first word.
[[nodiscard]] bool is_transaction(const std::vector<sql_token>& tokens) noexcept;

/// Whether it has rows to give: a select, or a write that returns some.
[[nodiscard]] bool gives_rows(const std::vector<sql_token>& tokens, const raw_statement_kind& found);

/// Why a write cannot have its ON CONFLICT. Empty where there is none.
[[nodiscard]] std::string refused_conflict(const std::vector<sql_token>& tokens, const raw_statement_kind& found,
                                           dialect sql);

/// Why a write cannot have a clause of it. On SQLite it is done on a view, and an INSTEAD OF trigger does not see the
/// clause, so that it would be left out silently. Empty where there is none.
[[nodiscard]] std::string refused_clause(const std::vector<sql_token>& tokens, const raw_statement_kind& found,
                                         dialect sql);

/// The name of the table that is written, in small letters; empty where none is found.
[[nodiscard]] std::string target_of(const std::vector<sql_token>& tokens, const raw_statement_kind& found);

/// A statement in the parts between which common tables can be put.
struct statement_parts {
  std::string with = "WITH ";  ///< or WITH RECURSIVE
  std::string common{};        ///< the statement's own common tables, behind a comma; empty where it has none
  std::string body{};          ///< from its verb on
};
[[nodiscard]] statement_parts parts_of(std::string_view sql, const std::vector<sql_token>& tokens,
                                       const raw_statement_kind& found);

}  // namespace rowscope::detail
