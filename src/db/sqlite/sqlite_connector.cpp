#include "sqlite_connector.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <unistd.h>

#include "../guard_log.hpp"
#include "../raw_is_off.hpp"
#include "connect_string.hpp"
#include "lint_schema.hpp"
#include "schema_check.hpp"
#include "schema_query.hpp"

namespace rowscope::detail::sqlite {
namespace {

/// A file of its own that is gone with this object.
class temporary_file {
 public:
  temporary_file() {
    std::string path = (std::filesystem::temp_directory_path() / "rowscope-XXXXXX").string();
    const int file = ::mkstemp(path.data());
    if (file < 0) throw connection_error("no file for a temporary database can be made at " + path);
    ::close(file);
    path_ = path;
  }
  temporary_file(const temporary_file&) = delete;
  temporary_file& operator=(const temporary_file&) = delete;
  ~temporary_file() {
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
      std::error_code ignored;  // what was never there needs no removing
      std::filesystem::remove(path_ + suffix, ignored);
    }
  }
  [[nodiscard]] const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
};

std::string checked_path(std::string path) {
  if (path.empty())
    throw connection_error(
        "the path of an SQLite database is empty; write rs::sqlite(\"app.db\"), or rs::sqlite_memory()");
  if (path.find('"') != std::string::npos || path.find('\0') != std::string::npos)
    throw connection_error("the path of an SQLite database cannot contain a double quote or NUL: " + path);
  // SQLite would take these for a URI, and for a database that is no file.
  if (path.starts_with("file:") || path.starts_with(":")) path.insert(0, "./");
  return path;
}

guard checked(const guard& modes, const schema_info& schema) {
  for (const auto& [table, mode] : modes.tables)
    if (!schema.contains(*table))
      throw usage_error("rs::guard gives a mode to the table " + std::string(table->name) +
                        ", which is not in the database's schema; add it to rs::schema<...>");
  return modes;
}

class sqlite_connector final : public connector {
 public:
  sqlite_connector(const sqlite_source& source, const schema_info& schema, attach how)
      : schema_(schema),
        how_(how),
        file_(source.where == sqlite_source::storage::temporary ? std::make_unique<temporary_file>() : nullptr),
        path_(path_of(source)),
        guard_(checked(source.options.guard, schema)),
        most_statements_(std::max<std::size_t>(source.options.statement_cache, 1)),
        backend_(path_, [how = connection_set_up{
                             path_, source.options.busy_timeout, source.where != sqlite_source::storage::memory,
                             source.options.on_open}](void* handle) { set_up(static_cast<sqlite3*>(handle), how); }) {}

  std::unique_ptr<connection> open() override {
    auto opened = std::make_unique<sqlite_connection>(schema_, backend_.open(), most_statements_);
    if (guard_.is_on()) opened->install(make_raw_host(*opened, guard_, log_));
    return opened;
  }
  bool check_schema(connection& c) override {
    sqlite::check_schema(sqlite(c), schema_, how_, unchecked_);
    return unchecked_.empty();
  }

  void create_tables(connection& c) override {
    if (!guard_.is_on()) return create_missing(c);
    // The views are not made inside of the transaction: SQLite reads the whole schema with them, and would keep what it
    // read of tables that are then rolled back.
    sqlite(c).raw().drop_views();
    try {
      create_missing(c);
    } catch (...) {
      try {
        sqlite(c).raw().create_views();
      } catch (...) {
        // What went wrong first is what the user is told; without its views the connection is not lent again.
      }
      throw;
    }
    sqlite(c).raw().create_views();
  }
  [[nodiscard]] std::vector<finding> lint(connection& c) override { return lint_schema(sqlite(c), schema_); }
  [[nodiscard]] std::vector<guard_report> guard_reports() const override { return log_->reports(); }
  [[nodiscard]] std::string name() const override { return path_; }

  std::function<bool(const std::string&)> user_sessions() const override {
    if (!guard_.is_on()) throw_raw_is_off();
    if (path_ == ":memory:")
      throw usage_error(
          "a database in memory has one connection, which its sessions lease; sessions of SOCI's that you own need a "
          "file: rs::sqlite(\"app.db\"), or rs::sqlite_temporary()");
    return [path = path_](const std::string& connect_string) { return names_file(connect_string, path); };
  }

 private:
  [[nodiscard]] std::string path_of(const sqlite_source& source) const {
    switch (source.where) {
      case sqlite_source::storage::memory: return ":memory:";
      case sqlite_source::storage::temporary: return file_->path();
      case sqlite_source::storage::file: break;
    }
    return checked_path(source.path);
  }
  /// All of them, or none.
  void create_missing(connection& c) {
    const std::uint64_t transaction = c.begin(false);
    try {
      for (const table_ddl& table : ddl_of(schema_))
        if (!exists(c, table.table))
          for (const std::string& statement : table.statements) sqlite(c).execute(statement.c_str());
      c.commit(transaction);
    } catch (...) {
      c.rollback(transaction);
      throw;
    }
  }
  static sqlite_connection& sqlite(connection& c) { return static_cast<sqlite_connection&>(c); }
  static bool exists(connection& c, std::string_view table) {
    return !schema_query(
                sqlite(c),
                "SELECT 1 FROM main.sqlite_master WHERE type IN ('table', 'view') AND name = ?1 COLLATE NOCASE",
                {table})
                .empty();
  }

  schema_info schema_;
  attach how_;
  std::vector<const table_info*> unchecked_{schema_.tables.begin(), schema_.tables.end()};  ///< those that do not exist
  std::unique_ptr<temporary_file> file_;
  std::string path_;
  guard guard_;
  std::size_t most_statements_;
  std::shared_ptr<guard_log> log_ = std::make_shared<guard_log>();
  soci_backend backend_;  // connections end before it: the pool destroys them first
};

}  // namespace

std::unique_ptr<connector> make_connector(const sqlite_source& source, const schema_info& schema, attach how) {
  return std::make_unique<sqlite_connector>(source, schema, how);
}

}  // namespace rowscope::detail::sqlite
