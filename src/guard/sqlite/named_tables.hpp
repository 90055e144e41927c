#pragma once
#include <functional>
#include <string>

#include "../sql_tokens.hpp"
#include "guard_state.hpp"

namespace rowscope::detail::sqlite {

/// The table of the schema that the token can name; null for none, and for one that raw SQL does not see.
[[nodiscard]] const table_info* table_named(const guard_state& state, const sql_token& t);

/// A list for WITH: for each table of the schema that the statement names `"name" AS` and what `rows` gives. Inside of
/// the statement the plain name then means that. Empty where it names none.
[[nodiscard]] std::string common_tables(const guard_state& state, const std::vector<sql_token>& tokens,
                                        const std::function<std::string(const table_info&)>& rows);

}  // namespace rowscope::detail::sqlite
