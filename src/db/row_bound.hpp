#pragma once
#include <rowscope/db/plan.hpp>

namespace rowscope::detail {

/// How many rows the select gives at most: one, where it makes one group of them or compares the whole primary key of
/// each of its tables; else what its limit is. A declared key of which the database has several rows, and whatever else
/// is overlooked, costs memory and is no other result.
/// \param rendered the text of the select, with the parameters of its values
[[nodiscard]] row_bound bound_of(const tree::select& s, const sql_text& rendered);

}  // namespace rowscope::detail
