#pragma once
#include <source_location>

#include <rowscope/db/plan.hpp>

namespace rowscope::detail {

/// What statements of a borrowed session have in place of a site: no name, and where borrow() was called.
/// \par Lifetime the process, as observers expect of a site; each place is kept once
[[nodiscard]] const statement_source& source_of_borrow(const std::source_location& made);

}  // namespace rowscope::detail
