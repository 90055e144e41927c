#pragma once
#include <string>
#include <vector>

#include "../../sql/sql_tokens.hpp"

namespace rowscope::detail::postgresql {

/// Why raw SQL cannot be so on PostgreSQL; empty where it can.
///
/// Whose rows a statement sees is for row-level security to hold, whatever its text is. What this refuses is what has
/// no rows, or no tenant: everything but a single SELECT, VALUES, TABLE, INSERT, UPDATE or DELETE; what the server
/// tells of itself and of other sessions; what belongs to the connection and outlives the statement; and what runs
/// a text of SQL that nothing here would see. \pre there is a statement
[[nodiscard]] std::string refused_text(const std::vector<sql_token>& tokens);

}  // namespace rowscope::detail::postgresql
