#pragma once
#include <optional>
#include <set>
#include <string>

#include <rowscope/enforce/scope_pass.hpp>

namespace rowscope::enforce {

/// Writes the way from a row to its tenant.
///
/// Each step has an alias of its own that no instance of the statement has, so that a path never captures, and is never
/// captured by, a table of the user.
class scope_path {
 public:
  scope_path(const tree::statement& statement, scope_form form);

  /// The predicate of one instance; none where every row is in the scope.
  ///
  /// With `probe` a parent is looked up for each row (EXISTS): right where a key leaves few rows. Otherwise the
  /// tenant's parents are listed once (IN): right where they drive the scan.
  std::optional<tree::expr> row_in_scope(const tree::source& row, bool probe);

  /// The value of an inserted row's scoping foreign key, or a failure where it points out of the scope.
  tree::expr inserted_key(const table_info& child, tree::expr key);
  /// The same for a changed key: the new parent has the tenant that the row had before.
  tree::expr changed_key(const tree::source& row, tree::expr key);

 private:
  tree::source next_step(const table_info& table);
  tree::expr key_or_refuse(const table_info& child, tree::expr key, const tree::source& parent,
                           std::optional<tree::expr> in_scope);
  /// The tenant of a row, as an expression on it.
  tree::expr tenant_of(const tree::source& row);

  scope_form form_;
  std::set<std::string, std::less<>> instances_;  ///< in lower case
  int steps_ = 0;
};

}  // namespace rowscope::enforce
