#include "plain_connection.hpp"

#include <charconv>
#include <stdexcept>

#include <sqlite3.h>

namespace rowscope_tests::oracle {
namespace {

struct finalizer {
  void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
};
using prepared = std::unique_ptr<sqlite3_stmt, finalizer>;

[[noreturn]] void fail(sqlite3* handle, const std::string& sql) {
  throw std::runtime_error(std::string(sqlite3_errmsg(handle)) + " in: " + sql);
}

/// As the rows of tree_session.cpp are written.
std::string text_of(sqlite3_stmt* s, int column) {
  switch (sqlite3_column_type(s, column)) {
    case SQLITE_NULL: return "NULL";
    case SQLITE_FLOAT: {
      char digits[32];
      return {digits, std::to_chars(digits, digits + sizeof digits, sqlite3_column_double(s, column)).ptr};
    }
    default: return reinterpret_cast<const char*>(sqlite3_column_text(s, column));
  }
}

std::string row_of(sqlite3_stmt* s) {
  std::string row;
  for (int i = 0; i < sqlite3_column_count(s); ++i) row += (i == 0 ? "" : "|") + text_of(s, i);
  return row;
}

int bind(sqlite3_stmt* s, int parameter, const tree_value& value) {
  if (const auto* i = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(s, parameter, *i);
  if (const auto* d = std::get_if<double>(&value)) return sqlite3_bind_double(s, parameter, *d);
  if (const auto* t = std::get_if<std::string>(&value))
    return sqlite3_bind_text64(s, parameter, t->data(), t->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return sqlite3_bind_null(s, parameter);
}

failure failure_of(sqlite3* handle) {
  switch (sqlite3_extended_errcode(handle)) {
    case SQLITE_CONSTRAINT_FOREIGNKEY: return failure::foreign_key;
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: return failure::primary_key;
    case SQLITE_CONSTRAINT_UNIQUE: return failure::unique;
    case SQLITE_CONSTRAINT_NOTNULL: return failure::not_null;
    default: break;
  }
  return std::string_view(sqlite3_errmsg(handle)) == foreign_key_message ? failure::foreign_key : failure::other;
}

}  // namespace

std::string_view to_string(failure f) noexcept {
  switch (f) {
    case failure::none: return "success";
    case failure::foreign_key: return "foreign key";
    case failure::primary_key: return "primary key";
    case failure::unique: return "unique";
    case failure::not_null: return "not null";
    case failure::other: return "another error";
  }
  return "";
}

void plain_connection::closer::operator()(sqlite3* handle) const { sqlite3_close(handle); }

plain_connection::plain_connection(const std::string& path) {
  sqlite3* opened = nullptr;
  const int result = sqlite3_open(path.c_str(), &opened);
  handle_.reset(opened);
  if (result != SQLITE_OK) fail(opened, path);
  sqlite3_extended_result_codes(opened, 1);
}

void plain_connection::execute(const std::string& sql) {
  if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(handle_.get(), sql);
}

text_rows plain_connection::rows(const std::string& sql, const std::vector<tree_value>& parameters) {
  outcome done = run(sql, parameters);
  if (done.failed != failure::none) throw std::runtime_error(done.message + " in: " + sql);
  return std::move(done.rows);
}

outcome plain_connection::run(const std::string& sql, const std::vector<tree_value>& parameters) {
  outcome done;
  const auto failed = [&] {
    done = {failure_of(handle_.get()), sqlite3_errmsg(handle_.get())};
    return done;
  };
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(handle_.get(), sql.c_str(), -1, &raw, nullptr) != SQLITE_OK) return failed();
  const prepared statement(raw);
  for (std::size_t i = 0; i < parameters.size(); ++i)
    if (bind(raw, static_cast<int>(i) + 1, parameters[i]) != SQLITE_OK) return failed();
  int result = SQLITE_OK;
  while ((result = sqlite3_step(raw)) == SQLITE_ROW) done.rows.push_back(row_of(raw));
  if (result != SQLITE_DONE) return failed();
  if (sqlite3_stmt_readonly(raw) == 0) done.affected_rows = sqlite3_changes64(handle_.get());
  return done;
}

void plain_connection::restore(const plain_connection& from) {
  sqlite3_backup* backup = sqlite3_backup_init(handle_.get(), "main", from.handle_.get(), "main");
  if (backup == nullptr) fail(handle_.get(), "backup");
  sqlite3_backup_step(backup, -1);
  if (sqlite3_backup_finish(backup) != SQLITE_OK) fail(handle_.get(), "backup");
}

bool plain_connection::in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

}  // namespace rowscope_tests::oracle
