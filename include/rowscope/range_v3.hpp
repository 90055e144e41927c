#pragma once
/// Rows as a view of range-v3: `session(q) | ranges::views::transform(...) | ranges::to<std::vector>`.
#include <range/v3/range/concepts.hpp>

#include <rowscope/db/rows.hpp>

/// range-v3 has a mark of its own.
template <class Fields>
inline constexpr bool ranges::enable_view<rowscope::rows<Fields>> = true;
