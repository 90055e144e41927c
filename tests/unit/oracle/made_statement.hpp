#pragma once
#include <string>
#include <vector>

#include <rowscope/ast/statement.hpp>

#include "support/tree_session.hpp"

namespace rowscope_tests::oracle {

namespace tree = rowscope::tree;

/// A statement of the oracle's: the tree that the library gets, and what the oracle has to know of it.
struct made_statement {
  tree::statement what{};
  std::vector<tree_value> values{};
  bool is_ordered = false;       ///< the order of the rows is part of the result
  std::int64_t only_tenant = 0;  ///< run in the scope of this one tenant of the session's; 0: of all of them
  bool touches_foreign_key = false;
  bool makes_rows_in_one = true;  ///< at most one row is written, so that the first of two failures is told alike
};

}  // namespace rowscope_tests::oracle
