#pragma once
#include <chrono>
#include <cstddef>
#include <string>

#include <rowscope/db/guard.hpp>

namespace rowscope {

struct postgresql_options {
  /// What signs the scope of each transaction, so that SQL of your own cannot make itself another one: the bytes that
  /// `rowscope.set_signing_key()` gave the database, at least 32. Whoever has them can read every tenant's rows; keep
  /// them out of the database's reach: in the application's own secrets.
  std::string signing_key{};
  /// How to connect as the role that unscoped sessions use, and no others; empty: there are no unscoped sessions.
  std::string unscoped{};
  /// How to connect as the owner of the tables: only create_tables() does.
  std::string owner{};
  /// Connections of each role, which are opened when they are first needed. At least 1.
  std::size_t pool_size = 8;
  /// How long a session waits for a free connection before connection_error.
  std::chrono::milliseconds lease_timeout{5000};
  /// Statements that each connection keeps prepared, at least 1. The one that was used longest ago makes room for
  /// another.
  std::size_t statement_cache = 1000;
  /// Behind a proxy that gives each transaction another connection to the server, as pgbouncer does with `pool_mode =
  /// transaction`: nothing is kept on the server from one transaction to the next, and every statement has one.
  bool transaction_pooling = false;
  /// The tables are distributed by Citus: the DDL was made with `.distributed = true`. Raw SQL is off then.
  bool distributed = false;
  /// How SQL of your own is held to the scope, and its limits; also through SOCI. Here there are no modes of single
  /// tables, no report mode and no limit of memory.
  rowscope::guard guard{};
};

/// Where a PostgreSQL database is, and as whom the application works on it.
struct postgresql_source {
  std::string connection;  ///< of the application's role: what libpq takes
  postgresql_options options{};
};

/// `rs::postgresql("host=db dbname=shop user=shop_app", {.signing_key = key})`: a database of PostgreSQL 13 or later,
/// whose tables are in the schema "public". Row-level security holds the application's role to the scope of each
/// transaction, beside the predicates of its statements. \see ddl
[[nodiscard]] inline postgresql_source postgresql(std::string connection, postgresql_options options = {}) {
  return {std::move(connection), std::move(options)};
}

}  // namespace rowscope
