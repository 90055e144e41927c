#pragma once
#include <cstdint>
#include <set>
#include <string>

#include "../../db/sqlite/sqlite_connection.hpp"
#include "guard_state.hpp"

namespace rowscope::detail::sqlite {

/// Changes with each change of the database's schema, whoever makes it.
[[nodiscard]] std::int64_t schema_version(sqlite_connection& on);

/// Reads what the connection has beside the declared tables, so that raw SQL that names it is refused.
void read_others(sqlite_connection& on, guard_state& state);

/// The functions that the application has registered on the connection, in small letters.
[[nodiscard]] std::set<std::string, std::less<>> functions_of_the_application(sqlite_connection& on);

}  // namespace rowscope::detail::sqlite
