#include "sqlite_connection.hpp"

#include <soci/soci.h>

#include "functions.hpp"

namespace rowscope::detail::sqlite {
namespace {

void check(sqlite3* handle, int result, const char* doing) {
  if (result != SQLITE_OK) throw_error(handle, result, doing);
}

void switch_on(sqlite3* handle, int option, const char* doing, int wanted = 1) {
  int now = -1;
  check(handle, sqlite3_db_config(handle, option, wanted, &now), doing);
  if (now != wanted) throw connection_error(std::string(doing) + ": this SQLite does not support it");
}

void run(sqlite3* handle, const char* sql) {
  check(handle, sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), sql);
}

}  // namespace

void set_up(sqlite3* handle, const connection_set_up& how) {
  check(handle, sqlite3_extended_result_codes(handle, 1), "setting up the connection");
  check(handle, sqlite3_busy_timeout(handle, static_cast<int>(how.busy_timeout.count())), "setting the busy time-out");
  // A misspelt column in double quotes would otherwise be a string, which compares with no tenant, or with all.
  switch_on(handle, SQLITE_DBCONFIG_DQS_DML, "forbidding strings in double quotes", 0);
  switch_on(handle, SQLITE_DBCONFIG_DQS_DDL, "forbidding strings in double quotes", 0);
  switch_on(handle, SQLITE_DBCONFIG_ENABLE_FKEY, "enforcing foreign keys");
  // A plan does not depend on the values bound, so a cached statement is not prepared anew when they change.
  switch_on(handle, SQLITE_DBCONFIG_ENABLE_QPSG, "keeping query plans stable");
  check(handle, create_functions(handle), "creating the library's functions");
  check(handle, create_values_table(handle), "creating the library's table-valued function");
  run(handle, "SELECT count(*) FROM main.sqlite_master");  // the first look at the file: is it a database?
  if (how.wal) run(handle, "PRAGMA main.journal_mode=WAL");
}

sqlite_connection::sqlite_connection(const schema_info& schema, soci_backend::session session)
    : connection(schema),
      session_(std::move(session)),
      handle_(static_cast<sqlite3*>(soci_backend::handle_of(*session_))) {}

sqlite_connection::~sqlite_connection() {
  // SOCI closes by sqlite3_close(), which fails while a statement is left.
  close_cursors([](cursor& c) { static_cast<sqlite_cursor&>(c).give_back(); });
}

void sqlite_connection::execute(const char* sql) {
  const int result = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) throw_error(handle_, result, sql);
}

bool sqlite_connection::in_transaction() const noexcept { return sqlite3_get_autocommit(handle_) == 0; }

cursor& sqlite_connection::prepare(const plan& p) {
  sqlite_cursor& c = sqlite_cursor::take();
  try {
    c.prepare(*this, p);
  } catch (...) {
    c.give_back();
    throw;
  }
  return c;
}

}  // namespace rowscope::detail::sqlite
