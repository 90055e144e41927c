#pragma once
#include <rowscope/db/attach.hpp>
#include <rowscope/schema/schema.hpp>

#include "sqlite_connection.hpp"

namespace rowscope::detail::sqlite {

/// Compares what scoping stands on with the declarations: the columns that hold the tenant, the keys that carry the
/// scope and what they point to, and whether each foreign key of the database is declared. What else differs is no
/// danger to the scope: the lint tells it.
///
/// Takes out of the list each table that exists and is as it must be.
/// \throws schema_error that names the table and says what to do
void check_schema(sqlite_connection& connection, const schema_info& schema, attach how,
                  std::vector<const table_info*>& unchecked);

}  // namespace rowscope::detail::sqlite
