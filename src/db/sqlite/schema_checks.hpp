#pragma once
#include <rowscope/schema/schema.hpp>

#include "../attached/schema_report.hpp"
#include "live_schema.hpp"

/// What scoping stands on, compared with the declarations: each check tells what it finds, and goes on.
namespace rowscope::detail::sqlite {

struct check_context : schema_report {
  live_schema& live;
};

/// The columns that hold the tenant, or the value of another dimension: there, of the declared type, compared byte for
/// byte, never NULL, and written by nothing that the scope pass does not see.
void check_scope_columns(const check_context& check, const table_info& table, const live_table& live);

/// The foreign keys that carry the scope: they point to a unique key, are enforced at once, and have no orphans.
void check_scoping_keys(const check_context& check, const table_info& table, const live_table& live);

/// What makes rows visible: the key, and the column of the rows that link to it.
void check_links(const check_context& check, const table_info& table, const live_table& live);

/// All of these. \returns whether the table exists
bool check_table(const check_context& check, const table_info& table);

// ---- what the checks share ----------------------------------------------------------------------------------------

/// The column, where it is there and compares values as the declaration does; else tells, and null.
const live_column* check_column(const check_context& check, const table_info& table, const live_table& live,
                                std::string_view column);

}  // namespace rowscope::detail::sqlite
