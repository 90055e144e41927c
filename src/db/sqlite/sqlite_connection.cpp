#include "sqlite_connection.hpp"

#include <algorithm>
#include <limits>

#include <soci/soci.h>

#include "../raw_is_off.hpp"
#include "functions.hpp"
#include "query_plan.hpp"

namespace rowscope::detail::sqlite {
namespace {

/// Sets one connection up, and says of which database a step failed.
class set_up_steps {
 public:
  set_up_steps(sqlite3* handle, const std::string& path) : handle_(handle), opening_("opening the database " + path) {}

  void check(int result) const {
    if (result != SQLITE_OK) throw_error(handle_, result, opening_);
  }
  void configure(int option, int wanted) const {
    int now = -1;
    check(sqlite3_db_config(handle_, option, wanted, &now));
    if (now != wanted)
      throw connection_error(opening_ + ": this SQLite library does not know option " + std::to_string(option) +
                             "; rowscope needs 3.40 or later");
  }
  void run(const char* sql) const { check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)); }

 private:
  sqlite3* handle_;
  std::string opening_;
};

}  // namespace

void set_up(sqlite3* handle, const connection_set_up& how) {
  const set_up_steps steps(handle, how.path);
  steps.check(sqlite3_extended_result_codes(handle, 1));
  const auto busy_timeout =
      std::clamp<std::chrono::milliseconds::rep>(how.busy_timeout.count(), 0, std::numeric_limits<int>::max());
  steps.check(sqlite3_busy_timeout(handle, static_cast<int>(busy_timeout)));
  // A misspelt column in double quotes would otherwise be a string, which compares with no tenant, or with all.
  steps.configure(SQLITE_DBCONFIG_DQS_DML, 0);
  steps.configure(SQLITE_DBCONFIG_DQS_DDL, 0);
  steps.configure(SQLITE_DBCONFIG_ENABLE_FKEY, 1);
  // A plan does not depend on the values bound, so a cached statement is not prepared anew when they change.
  steps.configure(SQLITE_DBCONFIG_ENABLE_QPSG, 1);
  steps.check(create_functions(handle));
  steps.check(create_values_table(handle));
  steps.check(create_rows_table(handle));
  steps.run("SELECT count(*) FROM main.sqlite_master");  // the first look at the file: is it a database?
  if (how.wal) steps.run("PRAGMA main.journal_mode=WAL");
  if (how.on_open != nullptr) how.on_open(handle);
}

sqlite_connection::sqlite_connection(const schema_info& schema, soci_backend::session session,
                                     std::size_t most_statements)
    : connection(schema, dialect::sqlite, most_statements),
      session_(std::move(session)),
      handle_(static_cast<sqlite3*>(soci_backend::handle_of(*session_))) {}

sqlite_connection::~sqlite_connection() {
  // SOCI closes by sqlite3_close(), which fails while a statement is left.
  close_cursors();
  forget_transaction_steps();
  host_.reset();
}

sqlite_raw_host& sqlite_connection::raw() {
  if (!host_) throw_raw_is_off();
  return *host_;
}

bool sqlite_connection::release() noexcept { return !host_ || host_->release(); }

void sqlite_connection::close(cursor& c) noexcept { static_cast<sqlite_cursor&>(c).give_back(); }

void sqlite_connection::execute(const char* sql) {
  const armed_scope own = armed();
  const int result = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) throw_error(handle_, result, sql);
}

void sqlite_connection::run(transaction_step step) {
  static constexpr const char* texts[] = {"BEGIN IMMEDIATE", "BEGIN DEFERRED", "COMMIT", "ROLLBACK"};
  const auto number = static_cast<std::size_t>(step);
  const armed_scope own = armed();
  sqlite3_stmt*& prepared = steps_[number];
  int result = SQLITE_OK;
  if (prepared == nullptr)
    result = sqlite3_prepare_v3(handle_, texts[number], -1, SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
  if (result == SQLITE_OK) {
    sqlite3_step(prepared);
    result = sqlite3_reset(prepared);
  }
  if (result != SQLITE_OK) throw_error(handle_, result, texts[number]);
}

void sqlite_connection::forget_transaction_steps() noexcept {
  for (sqlite3_stmt*& step : steps_) sqlite3_finalize(std::exchange(step, nullptr));
}

bool sqlite_connection::in_transaction() const noexcept { return sqlite3_get_autocommit(handle_) == 0; }

std::int64_t sqlite_connection::last_key() const noexcept { return sqlite3_last_insert_rowid(handle_); }

void sqlite_connection::set_last_key(std::int64_t key) noexcept { sqlite3_set_last_insert_rowid(handle_, key); }

std::string sqlite_connection::query_plan(const plan& p) {
  const armed_scope own = armed();
  return sqlite::query_plan(handle_, p);
}

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
