#pragma once
#include <rowscope/schema/schema.hpp>

#include "sqlite_connection.hpp"

namespace rowscope::detail::sqlite {

/// Compares what scoping stands on with the declarations: the tenant columns, the scoping foreign keys and the keys
/// that they point to. What else differs is no danger to the scope.
///
/// Takes out of the list each table that exists and is as it must be.
/// \throws schema_error that names the table and says what to do
void check_schema(sqlite_connection& connection, std::vector<const table_info*>& unchecked);

}  // namespace rowscope::detail::sqlite
