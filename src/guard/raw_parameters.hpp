#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include <rowscope/db/plan.hpp>

#include "../sql/sql_tokens.hpp"

namespace rowscope::detail {

/// The parameter of each value of a raw statement: SQLite's own numbering, found in the text.
struct raw_parameters {
  std::vector<std::uint16_t> of_values;
  std::uint16_t count = 0;
};
/// \throws usage_error where values and parameters are not one for one
[[nodiscard]] raw_parameters parameters_of(const std::vector<sql_token>& tokens, const raw_source& source,
                                           const error_place& place);

/// The text with each parameter written as the database numbers it, `?1` or `$1`, so that its parts can be moved; and
/// with PostgreSQL's operator `?` as itself.
/// \throws usage_error as parameters_of() does
[[nodiscard]] std::string with_numbered_parameters(std::string_view sql, const std::vector<sql_token>& tokens,
                                                   dialect written_for, const error_place& place);

/// What PostgreSQL is sent of a raw statement. \throws usage_error as parameters_of() does
[[nodiscard]] std::string numbered_text(const raw_source& source, const error_place& place);

}  // namespace rowscope::detail
