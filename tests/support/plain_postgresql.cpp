#include "plain_postgresql.hpp"

#include <map>
#include <optional>
#include <stdexcept>

#include <libpq-fe.h>
#include <rowscope/db/database.hpp>
#include <rowscope/schema/postgresql_ddl.hpp>

#include "postgresql_server.hpp"

namespace rowscope_tests {
namespace {

const std::string signing_key = "the key of the tests, which is no secret to anybody";

/// As SQLite does by itself: keys that the database makes are larger than those that were given.
const char* const continue_keys = R"(DO $$
DECLARE c record; most bigint;
BEGIN
  FOR c IN SELECT attrelid::regclass AS t, attname AS name FROM pg_attribute WHERE attidentity <> '' LOOP
    EXECUTE format('SELECT max(%I) FROM %s', c.name, c.t) INTO most;
    IF most > 0 THEN PERFORM setval(pg_get_serial_sequence(c.t::text, c.name), most); END IF;
  END LOOP;
END $$)";

const char* const empty_tables = R"(DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT c.oid::regclass AS name FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP
    EXECUTE format('DELETE FROM %s', t.name);
  END LOOP;
  FOR t IN SELECT c.oid::regclass AS name FROM pg_class c WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace LOOP
    EXECUTE format('ALTER SEQUENCE %s RESTART', t.name);
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

/// Databases with the tables that the DDL makes. Making one anew takes most of a test's time, so that one is emptied
/// for the next test, unless its tables were changed.
class made_databases {
 public:
  static made_databases& all() {
    postgresql_server::get();  // ends after what is made in it
    static made_databases all;
    return all;
  }
  std::unique_ptr<postgresql_database> take(const std::string& ddl) {
    auto& free = free_[ddl];
    if (free.empty()) {
      auto made = std::make_unique<postgresql_database>();
      made->owner().run("BEGIN;" + ddl + "SELECT rowscope.set_signing_key('" + signing_key + "'); COMMIT");
      return made;
    }
    auto taken = std::move(free.back());
    free.pop_back();
    return taken;
  }
  /// \param plain a connection to it
  void give_back(const std::string& ddl, std::unique_ptr<postgresql_database> made, postgresql_connection& plain) {
    plain.run(empty_tables);
    free_[ddl].push_back(std::move(made));
  }

 private:
  std::map<std::string, std::vector<std::unique_ptr<postgresql_database>>> free_;
};

bool changes_tables(const std::string& sql) {
  for (const char* word : {"CREATE", "ALTER", "DROP", "GRANT", "REVOKE", "TRUNCATE"})
    if (sql.find(word) != std::string::npos) return true;
  return false;
}

class postgresql_kind final : public plain_database::kind {
 public:
  postgresql_kind() = default;
  postgresql_kind(const postgresql_kind&) = delete;
  postgresql_kind& operator=(const postgresql_kind&) = delete;
  ~postgresql_kind() override {
    if (!is_changed_ && !ddl_.empty()) try {
        postgresql_connection& c = plain();
        made_databases::all().give_back(ddl_, std::move(base_), c);
      } catch (const std::exception&) {
        // It is dropped then.
      }
  }

  void run(const std::string& sql) override {
    is_changed_ = is_changed_ || changes_tables(sql);
    plain().run(sql);
    if (sql.find("INSERT") != std::string::npos) plain().run(continue_keys);
  }
  text_rows rows(const std::string& sql, const std::vector<plain_value>& parameters) override {
    if (!parameters.empty()) throw std::logic_error("no parameters on PostgreSQL: " + sql);
    const std::unique_ptr<PGresult, clear> r(PQexec(plain().handle(), sql.c_str()));
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
    if (base_) throw std::logic_error("the tables of a PostgreSQL database of a test are made first, and once");
    ddl_ = rowscope::ddl(schema, {.application_role = postgresql_database::application_role(),
                                  .unscoped_role = postgresql_database::unscoped_role()});
    base_ = made_databases::all().take(ddl_);
  }
  rowscope::postgresql_source postgresql() override {
    return rowscope::postgresql(
        base().application_string(),
        {.signing_key = signing_key, .unscoped = base().unscoped_string(), .owner = base().owner_string()});
  }
  rowscope::database open(const rowscope::schema_info& schema, const database_settings& settings) override {
    rowscope::postgresql_source source = postgresql();
    source.options.pool_size = settings.pool_size;
    source.options.lease_timeout = settings.lease_timeout;
    source.options.statement_cache = settings.statement_cache;
    return {source, schema};
  }
  [[nodiscard]] const std::string& path() const override {
    throw std::logic_error("a PostgreSQL database is no file: this test is of SQLite only");
  }

 private:
  postgresql_database& base() {
    if (!base_) base_ = std::make_unique<postgresql_database>();
    return *base_;
  }
  postgresql_connection& plain() {
    if (!plain_) {
      plain_.emplace(base().superuser());
      plain_->run("SET session_replication_role = replica; SET TimeZone = 'UTC'");
    }
    return *plain_;
  }

  std::string ddl_;  ///< what made the tables; empty: the test itself
  bool is_changed_ = false;
  std::unique_ptr<postgresql_database> base_;
  std::optional<postgresql_connection> plain_;
};

}  // namespace

std::unique_ptr<plain_database::kind> make_plain_postgresql() { return std::make_unique<postgresql_kind>(); }

}  // namespace rowscope_tests
