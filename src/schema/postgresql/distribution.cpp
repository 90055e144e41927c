#include <rowscope/ast/sql_name.hpp>
#include <rowscope/error.hpp>

#include "names.hpp"
#include "predicates.hpp"
#include "statements.hpp"

namespace rowscope::detail::postgresql {
namespace {

[[noreturn]] void refuse(const table_info& table, const std::string& why) {
  throw schema_error("the table " + std::string(table.name) + " " + why, {.table = std::string(table.name)});
}

}  // namespace

// Citus has no sub-select in a policy, no unique key without the tenant, and no NULL to distribute by.
void check_distributable(const table_info& table) {
  const bool is_distributed = !distribution_column(table).empty();
  if (table.has_rule(scope_kind::visible))
    refuse(table,
           "is visible through another one, which no policy on Citus can look at; keep it in a database that is "
           "not distributed");
  if (!is_distributed && !table.is_shared() && !table.has_rule(scope_kind::shared_or_own))
    refuse(table,
           "has no tenant column of its own, and Citus distributes by it; add one, with "
           "rs::scoped_by<tenant_id> joined to its scope by &");
  for (const scope_rule_info& r : table.rules)
    if (r.kind == scope_kind::through && !is_held_by_key(table, r, ddl_form::distributed))
      refuse(table, "is scoped through " + std::string(r.other().name) +
                        ", and no policy on Citus can look there; give both tables the tenant column, and nothing else "
                        "to scope " +
                        std::string(r.other().name) + " by");
  if (is_distributed)
    for (const unique_info& u : table.uniques)
      if (u.global) refuse(table, "has an rs::globally_unique, and Citus has no unique key without the tenant column");
  if (const auto keys = keys_to_check(table, ddl_form::distributed); !keys.empty())
    refuse(table, "has a foreign key to " + std::string(keys.front()->parent().name) +
                      " that no key with the tenant holds to it, and no policy on Citus can look there");
  for (const expected_foreign_key& key : expected_foreign_keys(table, ddl_form::distributed))
    if (!is_distributed && !distribution_column(*key.parent).empty())
      refuse(table, "is the same on every node of Citus and has a foreign key to " + std::string(key.parent->name) +
                        ", which is not");
}

namespace {

std::string placed(const table_info& table, const std::string& beside) {
  const std::string name = literal(qualified(table.name));
  const std::string_view column = distribution_column(table);
  const std::string call = column.empty() ? "create_reference_table(" + name + ")"
                                          : "create_distributed_table(" + name + ", " + literal(column) + beside + ")";
  return "SELECT " + call + "\nWHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = " + name +
         "::regclass)";
}

}  // namespace

statements distribution(const schema_info& schema) {
  statements all;
  std::string beside;  // Rows of one tenant are on one node, whichever table they are in.
  for (const table_info* t : parents_first(schema)) {
    if (t->is_view) continue;
    check_distributable(*t);
    all.push_back(placed(*t, beside));
    if (beside.empty() && !distribution_column(*t).empty())
      beside = ", colocate_with => " + literal(qualified(t->name));
  }
  return all;
}

}  // namespace rowscope::detail::postgresql
