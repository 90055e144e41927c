#pragma once
#include <rowscope/schema/schema.hpp>

/// Whether a PostgreSQL database holds a session to its scope: what is asked when a session's connection is opened.
namespace rowscope::detail {

/// One statement for the connection of the application role. Each row is a finding: its level ("error", "warning",
/// "note"), id, table (or "") and sentence, as texts. With an "error" the database does not hold the role to a scope.
///
/// It finds what bypasses row security: a role that is, or may become, a superuser, an owner of a table, one of every
/// row, or a reader of files; rights that row security says nothing of; views and materialized views that read as
/// another; and tables whose security is off, not forced, incomplete, added to, or other than the DDL has made it. In a
/// database where the DDL was never run the statement itself fails (SQLSTATE 42P01, 42883, 3F000 or 42501).
[[nodiscard]] std::string postgresql_check_sql(const schema_info& schema);

}  // namespace rowscope::detail
