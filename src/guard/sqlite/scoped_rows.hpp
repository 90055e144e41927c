#pragma once
#include <string>

#include "guard_state.hpp"

namespace rowscope::detail::sqlite {

/// Writes FROM and WHERE of the rows of a table that are in the scope.
///
/// A path to the tenant is joined, not tested by a sub-query: so SQLite chooses where to begin, and a child is found
/// through its index as in a join written by hand. Each parent is found by a unique key, so no row comes twice.
class scoped_rows {
 public:
  scoped_rows(const guard_state& state, int& aliases) : state_(state), aliases_(aliases) {}

  /// \returns the alias of the table
  std::string add(const table_info& table);
  /// Nothing but what the row needs that stands outside, under this name.
  void add_row(const table_info& table, const std::string& row);
  void require(const std::string& condition) { where_ += (where_.empty() ? " WHERE " : " AND ") + condition; }
  [[nodiscard]] std::string text() const { return " FROM " + from_ + where_; }

 private:
  std::string next_alias() { return "t" + std::to_string(aliases_++); }
  void add_rules(const table_info& table, const std::string& alias);
  [[nodiscard]] std::string is_in_scope(const table_info& table, const scope_rule_info& r,
                                        const std::string& alias) const;
  /// Rows of another table, which are in the scope, point to the row.
  std::string is_linked(const scope_rule_info& r, const std::string& alias);

  const guard_state& state_;
  int& aliases_;
  std::string from_{};
  std::string where_{};
};

/// The rows of the table that are in the scope, with all its columns.
[[nodiscard]] std::string select_in_scope(const guard_state& state, const table_info& table);
/// Whether a row is in the scope, as a term: of the table, under this name.
[[nodiscard]] std::string term_in_scope(const guard_state& state, const table_info& table, const std::string& row);

}  // namespace rowscope::detail::sqlite
