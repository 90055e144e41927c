#pragma once
#include <rowscope/error.hpp>

#include "../../sql/sql_tokens.hpp"
#include "guard_state.hpp"

namespace rowscope::detail::sqlite {

/// What the authorizer of SQLite asks about.
struct access {
  int action = 0;
  const char* first = nullptr;
  const char* second = nullptr;
  const char* database = nullptr;
  const char* innermost = nullptr;  ///< the view or trigger whose text asks; can be imitated, but for a secret name
};

/// Whether a raw statement may do it: what is not known to be harmless is refused, with a sentence in state.refused; of
/// what runs as it is written all the same, the sentence is in state.would_refuse.
[[nodiscard]] bool is_allowed(guard_state& state, const access& wanted);

/// A rule does not let a statement be so. What runs as it is written goes on, and the first sentence is kept.
/// \throws guard_refused for all else
void object(guard_state& state, bool is_as_written, std::string sentence, const error_place& place);

/// What SQLite does not tell its authorizer of: names of the schema, of a table of which no column is read, and the
/// columns that USING and NATURAL compare. \throws guard_refused
void check_names(guard_state& state, const std::vector<sql_token>& tokens, const error_place& place);

/// A write of what raw SQL may not write, or with a clause that a view has not. SQLite would only say that it is a
/// view. \throws guard_refused
void check_target(guard_state& state, const std::vector<sql_token>& tokens, const error_place& place);

}  // namespace rowscope::detail::sqlite
