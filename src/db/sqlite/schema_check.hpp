#pragma once
#include <rowscope/schema/schema.hpp>

#include "sqlite_connection.hpp"

namespace rowscope::detail::sqlite {

/// Compares what scoping stands on with the declarations: the tenant columns, the scoping foreign keys and the keys
/// that they point to. What else differs is no danger to the scope. \returns whether all declared tables exist \throws
/// schema_error that names the table and says what to do
bool check_schema(sqlite_connection& connection, const schema_info& schema);

}  // namespace rowscope::detail::sqlite
