#pragma once
#include <string>

#include "../raw_text.hpp"
#include "guard_state.hpp"

namespace rowscope::detail::sqlite {

/// The text as it is prepared.
///
/// SQLite is free to try a statement's terms on a row before those of the view that hold it to the scope: it does so
/// when it reads an index that does not begin with the tenant. A term that can fail would then tell of rows that
/// nobody may see. So where a statement has such a term, each table it reads is put behind a fence: a common table of
/// the same name, materialized from the view. An UPDATE or DELETE with such a condition finds the keys of its rows
/// behind the fence first.
/// \throws guard_refused where the fence cannot be put
/// \par Source SQLite's documentation of WITH: MATERIALIZED makes a common table an optimization fence
[[nodiscard]] std::string fenced(const guard_state& state, std::string_view sql, const error_place& place);

}  // namespace rowscope::detail::sqlite
