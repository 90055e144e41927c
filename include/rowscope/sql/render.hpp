#pragma once
#include <optional>

#include <rowscope/enforce/scope_pass.hpp>
#include <rowscope/sql/sql_text.hpp>

namespace rowscope {

struct rendered_statement {
  sql_text text;
  std::optional<sql_text> check_without_rows;
};

rendered_statement render(const scoped_statement& statement);

/// Everything else is refused: a statement that carries no scope has no SQL.
template <class T>
void render(const T&) {
  static_assert(
      sizeof(T) == 0,
      "rowscope: only a scoped statement can be rendered; run the statement in a session, and see its SQL with "
      "session.sql(statement)");
}

}  // namespace rowscope
