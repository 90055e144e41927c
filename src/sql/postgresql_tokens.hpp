#pragma once
#include "sql_tokens.hpp"

namespace rowscope::detail {

/// The words of a statement as PostgreSQL reads it, where the setting standard_conforming_strings is on. Parameters are
/// `?`, `?1`, `$1` and `:a`; the operator `?` is a sign that is written `??`.
///
/// What PostgreSQL reads in one way on one version and otherwise on another, or by a rule that depends on what stands
/// before it, is broken: names with Unicode escapes, a text behind E'...', a number that goes on as a word.
/// \par Lifetime of the tokens: that of the text \par Source PostgreSQL's scan.l describes what a token is
[[nodiscard]] std::vector<sql_token> postgresql_tokens(std::string_view sql);

}  // namespace rowscope::detail
