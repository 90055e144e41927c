#pragma once
#include "scope_path.hpp"

namespace rowscope::enforce {

/// Where a select stands.
enum class reading {
  of_rows,   ///< its rows are asked for one after the other
  of_table,  ///< another select reads it as a table: a derived or a common one
};

/// Scopes a select: each instance of a scoped table in it, at every depth.
void scope_select(tree::select& s, scope_path& path, reading how = reading::of_rows);

/// Scopes the sub-queries of an expression.
void scope_subqueries(tree::expr& e, scope_path& path);

/// Scopes what an update or a remove means: its common tables, its condition, the rows of its target.
void scope_written_rows(tree::select& s, scope_path& path);

}  // namespace rowscope::enforce
