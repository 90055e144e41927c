#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

struct sqlite3;

namespace rowscope {
struct sql_text;
}

namespace rowscope_tests {

/// Rows as texts, columns joined by '|', NULL as "NULL": easy to write down, easy to compare.
using text_rows = std::vector<std::string>;

[[nodiscard]] text_rows sorted(text_rows rows);

using plain_value = std::variant<std::int64_t, double, std::string>;

/// A database file of its own, removed at the end, and a plain sqlite3 connection to it: it makes what the library is
/// given, and is the truth that the library is compared with.
class plain_database {
 public:
  plain_database();
  plain_database(const plain_database&) = delete;
  plain_database& operator=(const plain_database&) = delete;
  ~plain_database();

  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  /// One or several statements. \throws std::runtime_error with SQLite's message
  void run(const std::string& sql);
  [[nodiscard]] text_rows rows(const std::string& sql, const std::vector<plain_value>& parameters = {});
  /// The one value of the one row.
  [[nodiscard]] std::string value(const std::string& sql);
  /// Runs SQL of the library with the tenant and the values where it wants them. Only for SQL that calls none of the
  /// library's own functions.
  text_rows rows(const rowscope::sql_text& text, const plain_value& tenant,
                 const std::vector<plain_value>& values = {});

 private:
  std::string path_;
  sqlite3* handle_ = nullptr;
};

}  // namespace rowscope_tests
