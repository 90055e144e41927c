#pragma once
#include <string>
#include <vector>

#include "guard_state.hpp"

namespace rowscope::detail::sqlite {

/// The text of the two views of a table: the inner one reads `main.T` and keeps to the scope, the outer one has the
/// table's own name. \see guard_state::inner_name
[[nodiscard]] std::string inner_view(const guard_state& state, const table_info& table);
[[nodiscard]] std::string outer_view(const guard_state& state, const table_info& table);

/// The triggers that turn a write of the outer view into calls of the guard's functions, once for each row.
[[nodiscard]] std::string write_triggers(const guard_state& state, const table_info& table, std::size_t number);
/// The names of these triggers.
[[nodiscard]] std::vector<std::string> trigger_names(const guard_state& state, const table_info& table);

}  // namespace rowscope::detail::sqlite
