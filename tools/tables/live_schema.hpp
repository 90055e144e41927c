#pragma once
#include "names.hpp"
#include "sqlite_file.hpp"

namespace rowscope_tables {

struct live_column {
  std::string name;
  std::string type;       ///< as the table declares it; may be empty
  std::string collation;  ///< of a table's column
  bool not_null = false;
  bool has_default = false;
  int key_position = 0;     ///< in the primary key, from 1; 0: not in it
  bool row_number = false;  ///< INTEGER PRIMARY KEY: made by the database, never NULL
};

/// A foreign key whose parent is a table of the schema, with all names as the tables have them.
struct live_foreign_key {
  name_list columns;
  std::string parent;
  name_list parent_columns;

  friend bool operator==(const live_foreign_key&, const live_foreign_key&) = default;
};

/// An index over whole columns, compared as BINARY, without a condition.
struct live_index {
  name_list columns;
  bool unique = false;
};

struct live_table {
  std::string name;
  bool view = false;
  std::vector<live_column> columns;  ///< without those that the database computes
  std::vector<live_foreign_key> foreign_keys;
  std::vector<live_index> indexes;  ///< without that of the primary key
  name_list remarks;                ///< of what was left out, and why

  [[nodiscard]] const live_column* find(std::string_view column) const;
  [[nodiscard]] name_list primary_key() const;
  /// Whether no two rows have the same values there: the whole primary key, or a unique index over exactly these.
  [[nodiscard]] bool is_unique(const name_list& key) const;
};

struct live_schema {
  std::vector<live_table> tables;  ///< in the order in which they were created
  name_list left_out;              ///< one remark for each table that cannot be declared

  [[nodiscard]] const live_table* find(std::string_view table) const;
};

/// \param skipped names of tables to leave out
/// \throws input_error where the database cannot be read, has no table, or has none of a name in `skipped`
live_schema read_schema(const sqlite_file& file, const name_list& skipped);

}  // namespace rowscope_tables
