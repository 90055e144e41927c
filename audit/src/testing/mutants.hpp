#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <rowscope/audit/coverage.hpp>
#include <rowscope/db/plan.hpp>

/// Statements as they would be without one part of what scoping adds. Nothing else in rowscope can make one.
///
/// A mutant is made by declaring the tables of the statement otherwise, before it goes through the scope pass: a table
/// without scope rules gets no predicate. So nothing of the scope pass has to be breakable.
namespace rowscope::audit {

struct mutant_plan {
  detail::plan plan;
  std::string change;        ///< \see mutant::change
  std::string impossible{};  ///< why it could not be made; then there is no plan, and nothing can be proven with it
};

/// The statement with the mutation in it; none where that would make no difference.
[[nodiscard]] std::optional<mutant_plan> mutate(mutation kind, const site_name& site, const tree::statement& statement,
                                                const scope_forms& forms);

/// The select without the predicate of one instance, for each that has one; by the names of the instances.
[[nodiscard]] std::map<std::string, mutant_plan> mutate_each_table(const site_name& site,
                                                                   const tree::statement& statement,
                                                                   const scope_forms& forms);

/// A select of the keys of the rows that an update or a remove would touch, and of the values that an insert would
/// read. None where there is nothing to be read so: the table has no primary key, the values are all bound.
[[nodiscard]] std::optional<tree::statement> rows_touched(const tree::statement& write);

/// A raw statement that runs on the tables themselves. On PostgreSQL it does in any case: there nothing but the scope
/// that it is held to makes it a mutant.
[[nodiscard]] detail::plan without_guard(const detail::plan& raw);

}  // namespace rowscope::audit
