#pragma once
#include <filesystem>

#include "live_schema.hpp"

namespace rowscope_tables {

/// A column as a header declares it.
struct header_column {
  std::string name;
  std::string identifier;
  std::string type;  ///< as written, without std::optional
  bool optional = false;
  bool primary_key = false;
  bool generated = false;
  bool has_default = false;
};

/// A table as a header declares it, by names of the database.
struct header_table {
  std::string name;
  std::string identifier;
  bool view = false;
  bool has_scope = false;
  std::vector<header_column> columns;
  std::vector<live_foreign_key> foreign_keys;  ///< with that of scoped_through
  std::vector<name_list> uniques;              ///< with the columns that carry the scope

  [[nodiscard]] const header_column* find(std::string_view column) const;
};

/// Reads the declarations of tables in C++ sources: `struct S : rs::table<S, "name"> { ... };` with its columns, keys,
/// uniques and scope, and the specializations of scope_of and foreign_keys_of. Everything else is passed over; macros
/// and conditions of the preprocessor are not followed.
/// \throws input_error where a file cannot be read, declares no table, or is no such declaration where it looks like
/// one
std::vector<header_table> read_headers(const std::vector<std::filesystem::path>& files);

}  // namespace rowscope_tables
