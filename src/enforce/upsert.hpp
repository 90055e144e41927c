#pragma once
#include <functional>

#include "key_checks.hpp"

namespace rowscope::enforce {

/// Scopes ON CONFLICT: its key contains the tenant where the table has the column; a row out of the scope that has the
/// key fails the statement, row by row; foreign keys that DO UPDATE sets are checked as those of an update.
///
/// `values_of` gives the dimensions' values of an existing row.
void scope_upsert(tree::statement& s, scope_path& path,
                  const std::function<row_values(const tree::source&)>& values_of);

}  // namespace rowscope::enforce
