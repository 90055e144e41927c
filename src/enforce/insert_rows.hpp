#pragma once
#include "scope_path.hpp"

namespace rowscope::enforce {

/// Fills the tenant into each row of an insert, and checks where its foreign keys point: of the one row that is given
/// by values, or of each one that a select makes.
void scope_inserted_rows(tree::statement& s, const table_info* source, scope_path& path);

}  // namespace rowscope::enforce
