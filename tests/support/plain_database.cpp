#include "plain_database.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>

#include <sqlite3.h>
#include <unistd.h>
#include <rowscope/db/database.hpp>

#include "plain_postgresql.hpp"

namespace rowscope_tests {
namespace {

[[noreturn]] void fail(sqlite3* handle, const std::string& sql) {
  throw std::runtime_error(std::string(sqlite3_errmsg(handle)) + " in: " + sql);
}

void bind(sqlite3_stmt* statement, int parameter, const plain_value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value))
    sqlite3_bind_int64(statement, parameter, *integer);
  else if (const auto* real = std::get_if<double>(&value))
    sqlite3_bind_double(statement, parameter, *real);
  else
    sqlite3_bind_text(statement, parameter, std::get<std::string>(value).c_str(), -1, SQLITE_TRANSIENT);
}

std::string row_of(sqlite3_stmt* statement) {
  std::string row;
  for (int i = 0; i < sqlite3_column_count(statement); ++i) {
    if (i > 0) row += '|';
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
    row += text != nullptr ? text : "NULL";
  }
  return row;
}

/// In memory where that is possible: hundreds of files are made, and each commit of the library waits for the disk.
std::filesystem::path folder() {
  const char* const memory = "/dev/shm";
  return ::access(memory, W_OK | X_OK) == 0 ? std::filesystem::path(memory) : std::filesystem::temp_directory_path();
}

struct finalizer {
  void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
};

class sqlite_file final : public plain_database::kind {
 public:
  sqlite_file() {
    std::string path = (folder() / "rowscope-test-XXXXXX").string();
    const int file = ::mkstemp(path.data());
    if (file < 0) throw std::runtime_error("no temporary file can be made at " + path);
    ::close(file);
    path_ = path;
    if (sqlite3_open(path.c_str(), &handle_) != SQLITE_OK) fail(handle_, path);
    run("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;");
  }
  sqlite_file(const sqlite_file&) = delete;
  sqlite_file& operator=(const sqlite_file&) = delete;
  ~sqlite_file() override {
    sqlite3_close(handle_);
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
      std::error_code ignored;  // what was never there needs no removing
      std::filesystem::remove(path_ + suffix, ignored);
    }
  }

  void run(const std::string& sql) override {
    if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(handle_, sql);
  }
  text_rows rows(const std::string& sql, const std::vector<plain_value>& parameters) override {
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(handle_, sql.c_str(), -1, &prepared, nullptr) != SQLITE_OK) fail(handle_, sql);
    const std::unique_ptr<sqlite3_stmt, finalizer> statement(prepared);
    for (std::size_t i = 0; i < parameters.size(); ++i) bind(prepared, static_cast<int>(i) + 1, parameters[i]);
    text_rows rows;
    int result = SQLITE_OK;
    while ((result = sqlite3_step(prepared)) == SQLITE_ROW) rows.push_back(row_of(prepared));
    if (result != SQLITE_DONE) fail(handle_, sql);
    return rows;
  }
  void create(const rowscope::schema_info& schema) override { run(rowscope::ddl(schema)); }
  rowscope::database open(const rowscope::schema_info& schema, const database_settings& settings) override {
    return {rowscope::sqlite(path_, {.pool_size = settings.pool_size,
                                     .lease_timeout = settings.lease_timeout,
                                     .statement_cache = settings.statement_cache}),
            schema};
  }
  rowscope::postgresql_source postgresql() override {
    throw std::logic_error("SQLite has no roles: this test is of PostgreSQL only");
  }
  [[nodiscard]] const std::string& path() const override { return path_; }

 private:
  std::string path_;
  sqlite3* handle_ = nullptr;
};

}  // namespace

text_rows sorted(text_rows rows) {
  std::ranges::sort(rows);
  return rows;
}

bool plain_database::is_postgresql() {
  static const bool is = [] {
    const char* const kind = std::getenv("ROWSCOPE_TEST_DATABASE");
    return kind != nullptr && std::string_view(kind) == "postgresql";
  }();
  return is;
}

plain_database::plain_database() : plain_database(is_postgresql() ? engine::postgresql : engine::sqlite) {}

plain_database::plain_database(engine which) {
  if (which == engine::postgresql)
    kind_ = make_plain_postgresql();
  else
    kind_ = std::make_unique<sqlite_file>();
}

plain_database::~plain_database() = default;

void plain_database::create(const rowscope::schema_info& schema) { kind_->create(schema); }

rowscope::database plain_database::open(const rowscope::schema_info& schema, const database_settings& settings) {
  return kind_->open(schema, settings);
}

rowscope::postgresql_source plain_database::postgresql() { return kind_->postgresql(); }

const std::string& plain_database::path() const { return kind_->path(); }

void plain_database::run(const std::string& sql) { kind_->run(sql); }

void plain_database::leave_out_inserts(const std::string& table, const std::string& condition) {
  const std::string name = table + "_left_out";
  if (is_postgresql())
    run("CREATE FUNCTION " + name + "() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;" +
        "CREATE TRIGGER " + name + " BEFORE INSERT ON " + table + " FOR EACH ROW WHEN (" + condition +
        ") EXECUTE FUNCTION " + name + "()");
  else
    run("CREATE TRIGGER " + name + " BEFORE INSERT ON " + table + " WHEN " + condition +
        " BEGIN SELECT RAISE(IGNORE); END");
}

text_rows plain_database::rows(const std::string& sql, const std::vector<plain_value>& parameters) {
  return kind_->rows(sql, parameters);
}

std::string plain_database::value(const std::string& sql) {
  const text_rows found = rows(sql);
  if (found.size() != 1) throw std::runtime_error("not one row: " + sql);
  return found.front();
}

text_rows plain_database::rows(const rowscope::sql_text& text, const plain_value& tenant,
                               const std::vector<plain_value>& values) {
  if (values.size() != text.value_parameter.size())
    throw std::runtime_error("the statement binds " + std::to_string(text.value_parameter.size()) + " values");
  std::vector<plain_value> parameters(values.size() + 1);
  for (std::size_t i = 0; i < values.size(); ++i)
    if (text.value_parameter[i] != 0) parameters[text.value_parameter[i] - 1U] = values[i];
  if (text.tenant_parameter != 0) parameters[text.tenant_parameter - 1U] = tenant;
  if (text.tenant_parameter == 0) parameters.pop_back();
  return rows(text.sql, parameters);
}

}  // namespace rowscope_tests
