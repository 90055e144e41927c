#pragma once
#include <functional>
#include <string>

#include "../../sql/sql_tokens.hpp"
#include "guard_state.hpp"

namespace rowscope::detail::sqlite {

/// The table of the schema whose view the token can name; null for none.
[[nodiscard]] const table_info* table_named(const guard_state& state, const sql_token& t);

/// A list for WITH: for each table of the schema with a view that the statement names `"name" AS` and what `rows`
/// gives. Inside of the statement the plain name then means that. Empty where it names none.
[[nodiscard]] std::string common_tables(const guard_state& state, const std::vector<sql_token>& tokens,
                                        const std::function<std::string(const table_info&)>& rows);

}  // namespace rowscope::detail::sqlite
