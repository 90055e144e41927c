#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace rowscope::detail {

/// A column as a database has it.
struct live_column {
  std::string name;
  std::string type;       ///< as it was declared
  std::string collation;  ///< empty where there is none, and in a view of SQLite's, which does not tell
  bool not_null = false;
  bool has_default = false;
  bool is_generated = false;  ///< made from other columns
  int primary_key = 0;        ///< its place in the key, from 1; 0: none

  // What PostgreSQL has beside that.
  std::string base_type{};     ///< without its length, and of a domain that of which it is one
  bool is_as_declared = true;  ///< of the type that its declaration names
  bool is_exact = true;        ///< texts of other bytes are not equal
  bool is_bytewise = true;     ///< and texts are in the order of their bytes
};

struct live_index {
  std::string name;
  std::vector<std::string> columns;  ///< "" for an expression
  bool is_unique = false;
  bool is_partial = false;
  bool is_bytewise = true;  ///< every column is compared by its bytes
  char origin = 'c';        ///< 'c': CREATE INDEX, 'u': a UNIQUE constraint, 'p': the primary key
};

/// A column of the child, and that of the parent that it points to.
struct key_pair {
  std::string column;
  std::string other;
};
using key_pairs = std::vector<key_pair>;

struct live_foreign_key {
  std::string parent;
  key_pairs key;
  std::string on_update;
  std::string on_delete;
  std::string name{};        ///< where the database gives it one
  bool is_validated = true;  ///< rows that were there before it are held to it too
  bool is_enforced = true;   ///< its triggers are not disabled
  bool is_deferred = false;  ///< it is looked at only at the commit
  bool holds_heirs = true;   ///< every table that inherits from the child has it too
};

enum class live_kind { table, view, other };

/// A table as a database has it.
struct live_table {
  std::string name;
  live_kind kind = live_kind::table;
  std::string kind_name;  ///< for messages
  std::string sql;        ///< that made it, where the database keeps it
  bool is_strict = false;
  bool is_read = false;
  bool numbers_rows_once = false;  ///< AUTOINCREMENT
  std::string heirs{};             ///< tables, and no partitions, whose rows are its rows too; for messages
  std::vector<live_column> columns;
  std::vector<live_index> indexes;
  std::vector<live_foreign_key> foreign_keys;

  [[nodiscard]] const live_column* find(std::string_view column) const;
  [[nodiscard]] std::vector<std::string> primary_key() const;
  /// SQLite's INTEGER PRIMARY KEY, and none that is DESC, composite, or of a table WITHOUT ROWID: those have an index.
  [[nodiscard]] bool is_row_number(const live_column& column) const;
  /// Whether no two rows have the same values in exactly the wanted columns.
  [[nodiscard]] bool is_unique(const std::vector<std::string_view>& wanted) const;
};

/// As a list for messages: `a, b`.
[[nodiscard]] std::string joined_names(const std::vector<std::string>& names);

}  // namespace rowscope::detail
