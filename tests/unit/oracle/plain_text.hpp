#pragma once
#include "made_statement.hpp"
#include "tenant_rows.hpp"

namespace rowscope_tests::oracle {

/// SQL with its parameters in order.
struct plain_sql {
  std::string text{};
  std::vector<tree_value> parameters{};
};

/// The oracle's own renderer: plain SQL for a database in which only the session's rows exist. It adds no predicate;
/// it only names the tenant of an inserted row, since there the tables have the same columns.
///
/// With `for_reader` the values stand in the text.
[[nodiscard]] plain_sql plain_text(const made_statement& s, const part& p, bool for_reader = false);

/// A select that is 1 where an update would point a foreign key to a missing row whatever row it found, as `SELECT
/// ...`; empty where it depends on the rows.
[[nodiscard]] std::vector<plain_sql> checks_without_rows(const made_statement& s, const part& p);

}  // namespace rowscope_tests::oracle
