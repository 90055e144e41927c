#pragma once
#include <vector>

#include "schema_checks.hpp"

namespace rowscope::detail::sqlite {

/// \see rowscope::lint
[[nodiscard]] std::vector<finding> lint_schema(sqlite_connection& connection, const schema_info& schema);

// ---- its parts, for one table that exists ------------------------------------------------------------------------

/// What differs from the declaration and carries no scope.
void lint_columns(const check_context& check, const table_info& table, const live_table& live);
/// Foreign keys that are declared and not there, and actions that can reach another tenant's rows.
void lint_foreign_keys(const check_context& check, const table_info& table, const live_table& live);

// ---- its parts, for what is not declared --------------------------------------------------------------------------

/// Triggers that act on rows of tenants.
void lint_triggers(const check_context& check);
/// Tables, views and virtual tables.
void lint_undeclared(const check_context& check);

}  // namespace rowscope::detail::sqlite
