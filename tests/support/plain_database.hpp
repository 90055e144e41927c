#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rowscope {
class database;
struct postgresql_source;
struct schema_info;
struct sql_text;
}  // namespace rowscope

namespace rowscope_tests {

/// Rows as texts, columns joined by '|', NULL as "NULL": easy to write down, easy to compare.
using text_rows = std::vector<std::string>;

[[nodiscard]] text_rows sorted(text_rows rows);

/// What a database is opened with, whichever it is.
struct database_settings {
  std::size_t pool_size = 4;
  std::chrono::milliseconds lease_timeout{5000};
  std::size_t statement_cache = 1000;
};

using plain_value = std::variant<std::int64_t, double, std::string>;

/// A database of its own, removed at the end, and a plain connection to it that nothing holds to a tenant: it makes
/// what the library is given, and is the truth that the library is compared with.
///
/// A file of SQLite's, unless this run of the tests works on PostgreSQL, or the test asks for one.
class plain_database {
 public:
  enum class engine { sqlite, postgresql };

  plain_database();
  explicit plain_database(engine which);
  plain_database(const plain_database&) = delete;
  plain_database& operator=(const plain_database&) = delete;
  ~plain_database();

  /// Whether ROWSCOPE_TEST_DATABASE says so, and there is a server.
  [[nodiscard]] static bool is_postgresql();

  /// Creates the declared tables. On PostgreSQL with row-level security, as their owner.
  void create(const rowscope::schema_info& schema);
  /// The library on this database.
  [[nodiscard]] rowscope::database open(const rowscope::schema_info& schema, const database_settings& settings = {});
  /// What open() opens. Only on PostgreSQL.
  [[nodiscard]] rowscope::postgresql_source postgresql();

  /// Only of a file.
  [[nodiscard]] const std::string& path() const;
  /// One or several statements. \throws std::runtime_error with the database's message
  void run(const std::string& sql);
  /// A trigger leaves out inserts of rows for which the condition on NEW holds, without an error.
  void leave_out_inserts(const std::string& table, const std::string& condition);
  [[nodiscard]] text_rows rows(const std::string& sql, const std::vector<plain_value>& parameters = {});
  /// The one value of the one row.
  [[nodiscard]] std::string value(const std::string& sql);
  /// Runs SQL of the library with the tenant and the values where it wants them. Only for SQL that calls none of the
  /// library's own functions.
  text_rows rows(const rowscope::sql_text& text, const plain_value& tenant,
                 const std::vector<plain_value>& values = {});

  /// One of the two kinds.
  class kind {
   public:
    virtual ~kind() = default;
    virtual void run(const std::string& sql) = 0;
    virtual text_rows rows(const std::string& sql, const std::vector<plain_value>& parameters) = 0;
    virtual void create(const rowscope::schema_info& schema) = 0;
    virtual rowscope::database open(const rowscope::schema_info& schema, const database_settings& settings) = 0;
    [[nodiscard]] virtual rowscope::postgresql_source postgresql() = 0;
    [[nodiscard]] virtual const std::string& path() const = 0;
  };

 private:
  std::unique_ptr<kind> kind_;
};

}  // namespace rowscope_tests
