#pragma once
/// Rows as a view of range-v3: `session(q) | ranges::views::transform(...) | ranges::to<std::vector>`.
#include <range/v3/range/concepts.hpp>

#include <rowscope/db/rows.hpp>

/// range-v3 does not take std::ranges::view_base for its own mark.
template <class Fields>
inline constexpr bool ranges::enable_view<rowscope::rows<Fields>> = true;
