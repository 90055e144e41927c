#pragma once
// A database file opened without rowscope: to prepare what rowscope finds, and to see what it left.

#include <stdexcept>
#include <string>

#include <sqlite3.h>

namespace rowscope_tests {

class raw_sqlite {
 public:
  explicit raw_sqlite(const std::string& path) {
    check(sqlite3_open_v2(path.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr));
    check(sqlite3_busy_timeout(handle_, 2000));
  }
  raw_sqlite(const raw_sqlite&) = delete;
  raw_sqlite& operator=(const raw_sqlite&) = delete;
  ~raw_sqlite() { sqlite3_close_v2(handle_); }

  void run(const std::string& sql) { check(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr)); }
  /// The one value of a query as a text; "NULL" for NULL, "" where there is no row.
  std::string value(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr));
    std::string result;
    if (sqlite3_step(statement) == SQLITE_ROW) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
      result =
          text != nullptr ? std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, 0))) : "NULL";
    }
    check(sqlite3_finalize(statement));
    return result;
  }

 private:
  void check(int result) {
    if (result != SQLITE_OK) throw std::runtime_error(std::string("raw SQLite: ") + sqlite3_errmsg(handle_));
  }

  sqlite3* handle_ = nullptr;
};

}  // namespace rowscope_tests
