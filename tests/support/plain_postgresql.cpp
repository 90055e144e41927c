#include "plain_postgresql.hpp"

#include <charconv>
#include <stdexcept>

#include <libpq-fe.h>
#include <rowscope/db/database.hpp>
#include <rowscope/schema/postgresql_ddl.hpp>

#include "postgresql_server.hpp"

namespace rowscope_tests {
namespace {

const std::string signing_key = "the tests' own key, which is no secret to anybody";

/// As SQLite does by itself: keys that the database makes are larger than those that were given.
const char* const continue_keys = R"(DO $$
DECLARE c record; most bigint;
BEGIN
  FOR c IN SELECT attrelid::regclass AS t, attname AS name FROM pg_attribute WHERE attidentity <> '' LOOP
    EXECUTE format('SELECT max(%I) FROM %s', c.name, c.t) INTO most;
    IF most > 0 THEN PERFORM setval(pg_get_serial_sequence(c.t::text, c.name), most); END IF;
  END LOOP;
END $$)";

/// As SQLite writes the value.
std::string like_sqlite(Oid type, std::string value) {
  constexpr Oid boolean = 16, real = 701, timestamp = 1184;
  if (type == boolean) return value == "t" ? "1" : "0";
  if (type == real && value.find_first_not_of("-0123456789") == std::string::npos) return value + ".0";
  if (type == timestamp && value.ends_with("+00")) value.resize(value.size() - 3);
  return value;
}

struct clear {
  void operator()(PGresult* r) const noexcept { PQclear(r); }
};

class postgresql_kind final : public plain_database::kind {
 public:
  postgresql_kind() : plain_(base_.superuser()) {
    plain_.run("SET session_replication_role = replica; SET TimeZone = 'UTC'");
  }

  void run(const std::string& sql) override {
    plain_.run(sql);
    if (sql.find("INSERT") != std::string::npos) plain_.run(continue_keys);
  }
  text_rows rows(const std::string& sql, const std::vector<plain_value>& parameters) override {
    if (!parameters.empty()) throw std::logic_error("no parameters on PostgreSQL: " + sql);
    const std::unique_ptr<PGresult, clear> r(PQexec(plain_.handle(), sql.c_str()));
    if (PQresultStatus(r.get()) != PGRES_TUPLES_OK && PQresultStatus(r.get()) != PGRES_COMMAND_OK)
      throw std::runtime_error(std::string(PQresultErrorMessage(r.get())) + " in: " + sql);
    text_rows all;
    for (int row = 0; row < PQntuples(r.get()); ++row) {
      std::string line;
      for (int column = 0; column < PQnfields(r.get()); ++column) {
        if (column > 0) line += '|';
        line += PQgetisnull(r.get(), row, column) != 0
                    ? "NULL"
                    : like_sqlite(PQftype(r.get(), column), PQgetvalue(r.get(), row, column));
      }
      all.push_back(std::move(line));
    }
    return all;
  }
  void create(const rowscope::schema_info& schema) override {
    postgresql_connection owner = base_.owner();
    owner.run("BEGIN;" +
              rowscope::ddl(schema, rowscope::postgresql_ddl{.application_role = base_.application_role(),
                                                             .unscoped_role = base_.unscoped_role()}) +
              "SELECT rowscope.set_signing_key('" + signing_key_literal() + "'); COMMIT");
  }
  rowscope::database open(const rowscope::schema_info& schema, std::size_t pool_size) override {
    return {rowscope::postgresql(base_.application_string(), {.signing_key = signing_key,
                                                              .unscoped = base_.unscoped_string(),
                                                              .owner = base_.owner_string(),
                                                              .pool_size = pool_size}),
            schema};
  }
  [[nodiscard]] const std::string& path() const override {
    throw std::logic_error("a PostgreSQL database is no file: this test is of SQLite only");
  }

 private:
  static std::string signing_key_literal() {
    std::string text;
    for (const char c : signing_key) text += c == '\'' ? std::string("''") : std::string(1, c);
    return text;
  }

  postgresql_database base_;
  postgresql_connection plain_;
};

}  // namespace

std::unique_ptr<plain_database::kind> make_plain_postgresql() { return std::make_unique<postgresql_kind>(); }

}  // namespace rowscope_tests
