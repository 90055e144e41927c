#pragma once
#include <rowscope/schema/schema.hpp>

namespace rowscope {

/// How a PostgreSQL database is made from declarations, and for whom.
///
/// The roles exist already. A third one, who is neither a superuser nor one of them, owns the database and runs the
/// DDL; nothing else is done as that role. `rowscope.set_signing_key(key)` is then called once by it, with at least 32
/// random bytes that the application's `rs::postgresql` is given too: until then no row of any tenant is visible.
struct postgresql_ddl {
  std::string application_role;  ///< logs in for sessions of tenants; held to the signed scope by the database itself
  std::string unscoped_role;     ///< logs in for unscoped sessions, with a password of its own: sees every row
  /// For Citus: tables with a tenant column are distributed by it, the others are on every node. The policies have no
  /// sub-selects there, and the signature holds for any connection and time: raw SQL is not safe with it.
  bool distributed = false;
};

/// DDL for PostgreSQL, in the order in which it is run, in one transaction: tables, indexes, foreign keys, the
/// functions that verify a signed scope, row security with one policy for each command, and grants.
///
/// Run again it completes what is missing, and makes functions, policies and grants anew. Tables that exist keep their
/// columns; they get row security, and the indexes and foreign keys that are not there by the names of the DDL.
/// \throws schema_error for declarations that PostgreSQL, or Citus, cannot hold to a scope
/// \throws usage_error for roles that are missing, the same, or have names that PostgreSQL would cut
[[nodiscard]] std::vector<std::string> ddl_of(const schema_info& schema, const postgresql_ddl& options);
/// The same as one text, for review or for a migration.
[[nodiscard]] std::string ddl(const schema_info& schema, const postgresql_ddl& options);
template <class... Tables>
[[nodiscard]] std::string ddl(const schema<Tables...>&, const postgresql_ddl& options) {
  return ddl(schema<Tables...>::info(), options);
}

}  // namespace rowscope
