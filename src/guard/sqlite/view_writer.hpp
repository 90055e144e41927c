#pragma once
#include <vector>

#include "guard_state.hpp"
#include "temp_schema.hpp"

namespace rowscope::detail::sqlite {

/// The two views of a table: the inner one reads `main.T` and keeps to the scope, the outer one has the table's own
/// name. \see guard_state::inner_name
[[nodiscard]] temp_object inner_view(const guard_state& state, const table_info& table);
[[nodiscard]] temp_object outer_view(const guard_state& state, const table_info& table);

/// The triggers that turn a write of the outer view into calls of the guard's functions, once for each row.
[[nodiscard]] std::vector<temp_object> write_triggers(const guard_state& state, const table_info& table,
                                                      std::size_t number);

}  // namespace rowscope::detail::sqlite
