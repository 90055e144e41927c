#pragma once
#include <vector>

#include "../attached/schema_report.hpp"
#include "live_schema.hpp"

/// The tables that exist, compared with their declarations.
namespace rowscope::detail::postgresql {

struct check_context : schema_report {
  const live_schema& live;
};

/// In what the tables differ. An error is what a scope cannot stand on; such a database is not opened. It says nothing
/// of row security, and nothing of tables that do not exist, but where others are scoped through them.
[[nodiscard]] std::vector<finding> compare_tables(const postgresql_connection& c, const live_schema& live);

// ---- its parts, for one table that exists ------------------------------------------------------------------------

/// The column, where it is there and compares values as the declaration does; else tells, and null.
const live_column* check_column(const check_context& check, const table_info& table, const live_table& live,
                                std::string_view column);
/// The columns that hold the tenant, or the value of another dimension: there, of a type in which no two texts are one
/// value, never NULL, and written by nothing that the scope pass does not see.
void check_scope_columns(const check_context& check, const table_info& table, const live_table& live);
/// What differs from the declaration and carries no scope.
void lint_columns(const check_context& check, const table_info& table, const live_table& live);

/// The foreign keys that carry the scope: they point to a unique key, and hold every row at once.
void check_scoping_keys(const check_context& check, const table_info& table, const live_table& live);
/// What makes rows visible: the key, and the column of the rows that link to it.
void check_links(const check_context& check, const table_info& table, const live_table& live);

}  // namespace rowscope::detail::postgresql
