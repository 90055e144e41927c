#pragma once
#include "postgresql_connection.hpp"
#include "postgresql_connector.hpp"

namespace rowscope::detail::postgresql {

/// Whether row-level security, and foreign keys, hold the role of a new connection, which knows nothing of the tables
/// yet. \throws connection_error for a superuser, for a role with BYPASSRLS, and for one whose writes no foreign key
/// holds
void check_role(postgresql_connection& c, role as);

}  // namespace rowscope::detail::postgresql
