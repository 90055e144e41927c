#pragma once
#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The C API of SQLite as a careful programmer uses it: statements are prepared once, every result is checked, and each
/// value for NULL, its type and its range, as rowscope does.
namespace side_by_side::raw {

inline void check(sqlite3* handle, int result) {
  if (result != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(handle));
}

/// What rowscope sets on its connections, so that no variant has an advantage.
inline void set_up(sqlite3* handle) {
  check(handle, sqlite3_exec(handle, "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON", nullptr, nullptr, nullptr));
  check(handle, sqlite3_extended_result_codes(handle, 1));
  check(handle, sqlite3_busy_timeout(handle, 5000));
  check(handle, sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr));
}

class connection {
 public:
  /// \param mutex SQLITE_OPEN_NOMUTEX for a connection without one, as rowscope opens its own; 0 as sqlite3_open() does
  explicit connection(const std::string& path, int mutex = 0) {
    check(handle_,
          sqlite3_open_v2(path.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | mutex, nullptr));
    set_up(handle_);
  }
  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;
  ~connection() { sqlite3_close(handle_); }

  void run(const char* sql) { check(handle_, sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)); }
  [[nodiscard]] sqlite3* handle() const { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

class statement {
 public:
  /// \param flags SQLITE_PREPARE_PERSISTENT for one that is kept
  statement(sqlite3* handle, std::string_view sql, unsigned flags = SQLITE_PREPARE_PERSISTENT) : handle_(handle) {
    check(sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), flags, &statement_, nullptr));
  }
  statement(connection& c, std::string_view sql) : statement(c.handle(), sql) {}
  statement(const statement&) = delete;
  statement& operator=(const statement&) = delete;
  ~statement() { sqlite3_finalize(statement_); }

  template <class... Values>
  void bind(const Values&... values) {
    int parameter = 0;
    (check(bind_one(++parameter, values)), ...);
  }
  /// Resets the statement on every way out.
  class execution {
   public:
    explicit execution(statement& s) : statement_(s.statement_) {}
    execution(const execution&) = delete;
    execution& operator=(const execution&) = delete;
    ~execution() { sqlite3_reset(statement_); }

   private:
    sqlite3_stmt* statement_;
  };
  bool step() {
    const int result = sqlite3_step(statement_);
    if (result == SQLITE_ROW) return true;
    if (result != SQLITE_DONE) fail();
    return false;
  }
  /// \returns how many rows were changed
  std::int64_t write() {
    const execution e(*this);
    step();
    return sqlite3_changes64(handle_);
  }
  [[nodiscard]] std::int64_t last_key() const { return sqlite3_last_insert_rowid(handle_); }

  std::int64_t integer(int column) {
    if (sqlite3_column_type(statement_, column) != SQLITE_INTEGER) fail_type();
    return sqlite3_column_int64(statement_, column);
  }
  int small_integer(int column) {
    const std::int64_t value = integer(column);
    if (!std::in_range<int>(value)) fail_type();
    return static_cast<int>(value);
  }
  double real(int column) {
    const int type = sqlite3_column_type(statement_, column);
    if (type != SQLITE_FLOAT && type != SQLITE_INTEGER) fail_type();
    return sqlite3_column_double(statement_, column);
  }
  std::optional<std::int64_t> optional_integer(int column) {
    if (sqlite3_column_type(statement_, column) == SQLITE_NULL) return std::nullopt;
    return integer(column);
  }
  std::optional<double> optional_real(int column) {
    if (sqlite3_column_type(statement_, column) == SQLITE_NULL) return std::nullopt;
    return real(column);
  }
  std::string_view view(int column) {
    if (sqlite3_column_type(statement_, column) != SQLITE_TEXT) fail_type();
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }
  std::optional<std::string_view> optional_view(int column) {
    const int type = sqlite3_column_type(statement_, column);
    if (type == SQLITE_NULL) return std::nullopt;
    if (type != SQLITE_TEXT) fail_type();
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
  }
  std::string text(int column) { return std::string(view(column)); }
  std::optional<std::string> optional_text(int column) {
    const auto value = optional_view(column);
    return value ? std::optional<std::string>(*value) : std::nullopt;
  }

 private:
  int bind_one(int parameter, std::int64_t value) { return sqlite3_bind_int64(statement_, parameter, value); }
  int bind_one(int parameter, int value) { return sqlite3_bind_int64(statement_, parameter, value); }
  int bind_one(int parameter, double value) { return sqlite3_bind_double(statement_, parameter, value); }
  int bind_one(int parameter, std::string_view value) {
    return sqlite3_bind_text64(statement_, parameter, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  int bind_one(int parameter, const std::string& value) { return bind_one(parameter, std::string_view(value)); }
  int bind_one(int parameter, const std::optional<std::string_view>& value) {
    return value ? bind_one(parameter, *value) : sqlite3_bind_null(statement_, parameter);
  }
  void check(int result) const { raw::check(handle_, result); }
  [[noreturn]] void fail() const { throw std::runtime_error(sqlite3_errmsg(handle_)); }
  [[noreturn]] static void fail_type() { throw std::runtime_error("a stored value is of another type"); }

  sqlite3* handle_;
  sqlite3_stmt* statement_ = nullptr;
};

/// How SQLite runs a statement, in the words of session.explain().
inline std::string plan_of(sqlite3* handle, std::string_view sql) {
  const std::string explain = "EXPLAIN QUERY PLAN " + std::string(sql);
  statement s(handle, explain);
  std::string text;
  std::map<std::int64_t, std::size_t> depths;  // of the steps, by their numbers; the statement itself is 0
  while (s.step()) {
    const std::size_t depth = depths[s.integer(1)];
    depths[s.integer(0)] = depth + 1;
    text.append(2 * depth, ' ') += s.text(3) + "\n";
  }
  return text;
}

}  // namespace side_by_side::raw
