#pragma once
#include <sqlite3.h>

#include <rowscope/db/plan.hpp>

namespace rowscope::detail::sqlite {

/// Throws what an error of SQLite means. The message of the connection must still be that of the error.
/// `doing` is the statement, or what the library did on its own.
[[noreturn]] void throw_error(sqlite3* connection, int result, const plan& p);
[[noreturn]] void throw_error(sqlite3* connection, int result, const std::string& doing);
/// The same for SQL that the user wrote. \param message what SQLite says
[[noreturn]] void throw_raw_error(sqlite3* connection, int result, const std::string& message, const plan& p);

}  // namespace rowscope::detail::sqlite
