#pragma once
#include "live_schema.hpp"

namespace rowscope_tables {

/// What tells the rows of one tenant from those of another, in a whole database.
struct tenant_choice {
  name_list columns;  ///< names of the tenant column; empty: none is known
  std::string root;   ///< the table of tenants; empty: none is known
  std::string root_key;
  name_list told;  ///< what was guessed, for the user

  [[nodiscard]] bool is_root(const live_table& table) const { return !root.empty() && table.name == root; }
  /// Whether the foreign key points to the tenant itself.
  [[nodiscard]] bool leads_to_root(const live_foreign_key& key) const;
};

/// \param columns, root as the user gave them; where they are empty, both are guessed from names and foreign keys
/// \throws input_error where a column or the table does not exist
tenant_choice choose_tenant(const live_schema& schema, const name_list& columns, const std::string& root);

}  // namespace rowscope_tables
