#pragma once
#include <sqlite3.h>

#include <string>

#include <rowscope/db/plan.hpp>

namespace rowscope::detail::sqlite {

/// SQLite's plan of a statement: a line for each step, indented below the step that it is a part of. Runs nothing.
/// \throws as preparing the statement does
[[nodiscard]] std::string query_plan(sqlite3* handle, const plan& p);

}  // namespace rowscope::detail::sqlite
