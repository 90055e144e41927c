#pragma once
#include "postgresql_connection.hpp"
#include "postgresql_connector.hpp"

namespace rowscope::detail::postgresql {

/// Whether row-level security holds the role of a new connection, which knows nothing of the tables yet.
/// \throws connection_error for a superuser, and for a role with BYPASSRLS
void check_role(postgresql_connection& c, role as);

}  // namespace rowscope::detail::postgresql
