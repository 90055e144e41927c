#pragma once
#include <rowscope/ast/statement.hpp>

namespace rowscope::enforce {

/// No alias and no common table may be taken for another, for a table, or for a step of a path.
/// \throws usage_error
void check_names(const tree::statement& s);

}  // namespace rowscope::enforce
