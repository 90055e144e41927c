#pragma once
#include <sqlite3.h>

#include <rowscope/db/plan.hpp>

namespace rowscope::detail::sqlite {

/// Throws what an error of SQLite means. The message of the connection must still be that of the error.
/// `doing` is the statement, or what the library did on its own.
[[noreturn]] void throw_error(sqlite3* connection, int result, const plan& p);
[[noreturn]] void throw_error(sqlite3* connection, int result, const std::string& doing);

}  // namespace rowscope::detail::sqlite
