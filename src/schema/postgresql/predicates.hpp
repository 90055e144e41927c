#pragma once
#include <string>
#include <vector>

#include <rowscope/schema/expected.hpp>

/// The conditions of the policies: which rows a signed scope sees, and may write.
namespace rowscope::detail::postgresql {

/// Where a condition stands.
struct predicate_place {
  std::string row;  ///< what the row's columns are qualified by, quoted
  ddl_form form = ddl_form::postgresql;
  bool alone = false;  ///< as the owner's function, which nothing else holds to the scope: parents are with their own
  int depth = 0;       ///< of sub-selects
};

/// What every row of a table that is seen fulfils, beside those that all may read.
[[nodiscard]] std::string owned_rows(const table_info& table, const predicate_place& place);
/// What every row of a table that is seen fulfils.
[[nodiscard]] std::string visible_rows(const table_info& table, const predicate_place& place);

/// Whether the rule needs no look at the parent: the foreign key is with the tenant's column of both.
[[nodiscard]] bool is_held_by_key(const table_info& table, const scope_rule_info& rule, ddl_form form);

/// Declared foreign keys to rows of a scope that no key of the database holds to the same one.
[[nodiscard]] std::vector<const foreign_key_info*> keys_to_check(const table_info& table, ddl_form form);
/// Whether the policy of the parent's rows looks at this table: then a sub-select in this table's policy would call
/// itself, and a function looks instead.
[[nodiscard]] bool meets_itself(const table_info& table, const table_info& parent, ddl_form form);
/// The name of that function, qualified.
[[nodiscard]] std::string looking_function(const foreign_key_info& key);
/// That a written row's key points to a row in scope, or to none.
[[nodiscard]] std::string key_check(const table_info& table, const foreign_key_info& key, const predicate_place& place);

}  // namespace rowscope::detail::postgresql
