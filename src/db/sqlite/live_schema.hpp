#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <rowscope/ast/table_info.hpp>

#include "sqlite_connection.hpp"

namespace rowscope::detail::sqlite {

/// SQLite's rules for the affinity of a declared type (datatype3, section 3.1).
enum class affinity { integer, text, blob, real, numeric };
[[nodiscard]] affinity affinity_of(std::string_view declared);

struct live_column {
  std::string name;
  std::string type;       ///< as it was declared
  std::string collation;  ///< empty in a view, which does not tell
  bool not_null = false;
  bool has_default = false;
  bool is_generated = false;  ///< made from other columns
  int primary_key = 0;        ///< its place in the key, from 1; 0: none
};

struct live_index {
  std::string name;
  std::vector<std::string> columns;  ///< "" for an expression
  bool is_unique = false;
  bool is_partial = false;
  bool is_bytewise = true;  ///< every column is compared by BINARY
  char origin = 'c';        ///< 'c': CREATE INDEX, 'u': a UNIQUE constraint, 'p': the primary key
};

struct live_foreign_key {
  struct part {
    std::string column;
    std::string other;
  };
  std::string parent;
  std::vector<part> key;
  std::string on_update;
  std::string on_delete;
};

enum class live_kind { table, view, other };

/// A table as the database has it.
struct live_table {
  std::string name;
  live_kind kind = live_kind::table;
  std::string kind_name;  ///< for messages
  std::string sql;
  bool is_strict = false;
  bool is_read = false;
  bool numbers_rows_once = false;  ///< AUTOINCREMENT
  std::vector<live_column> columns;
  std::vector<live_index> indexes;
  std::vector<live_foreign_key> foreign_keys;

  [[nodiscard]] const live_column* find(std::string_view column) const;
  [[nodiscard]] std::vector<std::string> primary_key() const;
  /// INTEGER PRIMARY KEY, and none that is DESC, composite, or of a table WITHOUT ROWID: those have an index.
  [[nodiscard]] bool is_row_number(const live_column& column) const;
  /// Whether no two rows have the same values in exactly the wanted columns.
  [[nodiscard]] bool is_unique(const std::vector<std::string_view>& wanted) const;
};

/// The schema of a database as it is now. Tables are read when they are asked for, and each once.
class live_schema {
 public:
  explicit live_schema(sqlite_connection& connection);
  live_schema(const live_schema&) = delete;
  live_schema& operator=(const live_schema&) = delete;
  ~live_schema();

  /// Null where the database has none of the name.
  const live_table* find(std::string_view name);
  /// All tables and views that are the user's; of those that were not asked for only what their SQL tells.
  [[nodiscard]] const std::vector<live_table>& tables() const noexcept { return tables_; }

  struct trigger {
    std::string name;
    std::string table;
    std::string sql;
  };
  [[nodiscard]] std::vector<trigger> triggers();

  [[nodiscard]] sqlite_connection& connection() noexcept { return connection_; }

 private:
  class reader;

  sqlite_connection& connection_;
  std::unique_ptr<reader> reader_;
  std::vector<live_table> tables_;
};

/// Whether the words stand one behind the other in SQL, outside of names in quotes, strings and comments.
[[nodiscard]] bool has_words(std::string_view sql, std::initializer_list<std::string_view> words);

/// As a list for messages: `a, b`.
[[nodiscard]] std::string joined_names(const std::vector<std::string>& names);

}  // namespace rowscope::detail::sqlite
