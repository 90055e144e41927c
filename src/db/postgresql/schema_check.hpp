#pragma once
#include <rowscope/db/attach.hpp>
#include <rowscope/schema/lint.hpp>

#include "postgresql_connection.hpp"

namespace rowscope::detail::postgresql {

/// In what the database, and the connection's role, are not as row-level security and the declarations want them. The
/// table is empty for what belongs to none.
[[nodiscard]] std::vector<finding> find_in_schema(postgresql_connection& c);

/// Rows that point to another tenant's, or nowhere. Of the tables that the connection of unscoped sessions may read.
[[nodiscard]] std::vector<finding> find_in_rows(postgresql_connection& all);

/// \returns whether all declared tables exist
/// \throws schema_error for the first error of find_in_schema(), but for tables that do not exist yet, and with
/// `lint_only` for foreign keys that are not declared
/// \throws usage_error where the application signs with another key than the database verifies with
bool check_schema(postgresql_connection& c, attach how);

/// Of the connection of unscoped sessions. \throws usage_error for a role whose sessions would see no row
void check_sees_all(postgresql_connection& c);

}  // namespace rowscope::detail::postgresql
