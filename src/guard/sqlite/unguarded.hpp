#pragma once
#include <string>

#include "guard_state.hpp"

namespace rowscope::detail::sqlite {

/// The statement as it would be without the guard: on the tables themselves. What the audit compares with, and what it
/// puts in the statement's place to see whether a test notices; only a process that tests runs one.
[[nodiscard]] std::string unguarded(const guard_state& state, std::string_view sql);

}  // namespace rowscope::detail::sqlite
