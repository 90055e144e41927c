#pragma once
#include <functional>

#include "scope_path.hpp"

namespace rowscope::enforce {

/// A row that is being written, as the checks of its foreign keys see it.
struct written_row {
  const table_info* table = nullptr;
  /// The value that the row will have in a column; none where the write does not give it.
  std::function<std::optional<tree::expr>(std::string_view)> value_in{};
  /// The row's own value of a dimension, where the session has not one: what the rows it points to must have.
  row_values values{};
  /// The row before the write; none for an insert.
  const tree::source* existing = nullptr;
};

/// Replaces the assigned values of foreign keys by checked ones: each points to a row of the same tenant as the row
/// written, or the statement fails.
/// \returns the checks that do not depend on the existing row, for an update that finds none
std::vector<tree::expr> check_keys(const written_row& row, std::vector<tree::assignment>& assignments,
                                   scope_path& path);

/// Whether writing this key must be checked: the rows that it points to have a scope, and it is not the tenant's own.
bool is_checked(const table_info& table, const foreign_key_info& key);

tree::assignment* find(std::vector<tree::assignment>& assignments, std::string_view column);

[[noreturn]] void refuse(const table_info& table, const std::string& why);

}  // namespace rowscope::enforce
