#pragma once
#include <db/postgresql/scope_signer.hpp>
#include <rowscope/rowscope.hpp>

#include "support/postgresql_server.hpp"

namespace rowscope_tests {

/// What the application and the database sign and verify with.
inline const std::string signing_key = "a key of the tests, which has thirty-two bytes and more";

/// As the owner.
inline void set_signing_key(postgresql_connection& owner) {
  std::string text = "\\x";
  for (const char c : signing_key)
    for (const unsigned shift : {4U, 0U}) text += "0123456789abcdef"[(static_cast<unsigned char>(c) >> shift) & 15U];
  owner.rows("SELECT rowscope.set_signing_key($1::bytea)", {text});
}

/// A database made by the DDL of a schema.
class scoped_database : public postgresql_database {
 public:
  template <class... Tables>
  explicit scoped_database(const rowscope::schema<Tables...>& schema) {
    run_ddl(schema);
  }

  /// As the owner, in one transaction.
  template <class... Tables>
  void run_ddl(const rowscope::schema<Tables...>& schema) const {
    postgresql_connection c = owner();
    c.run("BEGIN");
    c.run(rowscope::ddl(schema, {.application_role = application_role(), .unscoped_role = unscoped_role()}));
    set_signing_key(c);
    c.run("COMMIT");
  }
};

/// A connection of the application with a transaction in a scope, rolled back at the end.
class scoped_work : public postgresql_connection {
 public:
  scoped_work(const postgresql_database& database, const rowscope::scope& scope)
      : postgresql_connection(database.application()) {
    begin(scope);
  }

  void begin(const rowscope::scope& scope) {
    run("BEGIN");
    sign(scope);
  }
  /// In the transaction that there is.
  void sign(const rowscope::scope& scope) {
    const rowscope::detail::postgresql::scope_signer signer(signing_key);
    const std::string text = signer.scope_text(scope);
    set(text, signer.sign(text, value("SELECT pg_backend_pid()"), started()));
  }
  void set(const std::string& scope, const std::string& signature) {
    rows("SELECT set_config('rowscope.scope', $1, true), set_config('rowscope.signature', $2, true)",
         {scope, signature});
  }
  std::string started() { return value("SELECT (extract(epoch FROM transaction_timestamp()) * 1000000)::bigint"); }
};

}  // namespace rowscope_tests
