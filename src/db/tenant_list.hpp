#pragma once
#include <vector>

#include <rowscope/context/scope.hpp>
#include <rowscope/db/connection.hpp>

namespace rowscope::detail {

/// Every tenant of the database, each once, in their order: the keys of the table of tenants; where the schema has
/// none, the tenants that have a row in some table. NULL and an empty text are no tenants.
[[nodiscard]] std::vector<tenant> list_tenants(connection& connection, const site_name& site, const scope& all);

}  // namespace rowscope::detail
