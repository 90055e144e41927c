#include "temp_schema.hpp"

#include <algorithm>

#include <rowscope/ast/sql_name.hpp>

#include "../../db/sqlite/schema_statement.hpp"

namespace rowscope::detail::sqlite {
namespace {

/// While this lives the connection takes writes of its schema tables, also where it is defensive.
class writable_schema {
 public:
  explicit writable_schema(sqlite3* handle) : handle_(handle) {
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, -1, &was_defensive_);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, nullptr);
  }
  writable_schema(const writable_schema&) = delete;
  writable_schema& operator=(const writable_schema&) = delete;
  ~writable_schema() {
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, was_defensive_, nullptr);
  }

 private:
  sqlite3* handle_;
  int was_defensive_ = 0;
};

/// SQLite would take a second object of a name for want of memory. Triggers have names of their own.
void check_names(sqlite_connection& on, const std::vector<temp_object>& objects) {
  for (const auto& row : schema_query(on, "SELECT name, type FROM temp.sqlite_master WHERE type <> 'trigger'", {})) {
    const std::string there = small_letters(row[0]);
    if (std::ranges::any_of(objects, [&](const temp_object& o) { return small_letters(o.name) == there; }))
      throw usage_error("the connection has a temporary " + row[1] + " named \"" + row[0] +
                        "\" already, and the guard of raw SQL has a view for the declared table of this name; give "
                        "it another name in on_open");
  }
}

/// As far as it goes, for SQLite may have rolled back by itself.
void undo(sqlite_connection& on) noexcept {
  for (const char* sql : {"ROLLBACK TO rowscope_views", "RELEASE rowscope_views", "PRAGMA writable_schema = RESET"})
    sqlite3_exec(on.handle(), sql, nullptr, nullptr, nullptr);
}

}  // namespace

void create_temp_objects(sqlite_connection& on, const std::vector<temp_object>& objects) {
  check_names(on, objects);
  const armed_scope own = on.armed();
  const writable_schema writable(on.handle());
  on.execute("SAVEPOINT rowscope_views");
  try {
    const schema_statement insert(on, "INSERT INTO temp.sqlite_master VALUES (?1, ?2, ?3, 0, ?4)",
                                  "installing the guard");
    for (const temp_object& o : objects) (void)insert.rows({o.type, o.name, o.table, o.sql});
    on.execute("PRAGMA writable_schema = RESET");
    // Reads them now: what is wrong with one is for whoever makes it, not for the first statement of a user.
    (void)schema_query(on, "SELECT 1 FROM temp.sqlite_master LIMIT 1", {});
    on.execute("RELEASE rowscope_views");
  } catch (...) {
    undo(on);
    throw;
  }
}

}  // namespace rowscope::detail::sqlite
