#pragma once
#include "layout.hpp"

namespace rowscope_tables {

struct print_options {
  std::string space;                  ///< namespace of the tables; empty: the global one
  std::string schema = "app_schema";  ///< name of the list of tables
  std::string database;               ///< file name, for the comment at the top
};

/// The header that declares the tables.
std::string print_header(const live_schema& schema, const std::map<std::string, scope_decision>& decisions,
                         const print_options& options);

}  // namespace rowscope_tables
