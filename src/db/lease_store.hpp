#pragma once
#include <rowscope/db/lease.hpp>

namespace rowscope::detail {

/// A lease that nobody has. Its memory lives as long as the process, so that a handle on an old one stays harmless.
[[nodiscard]] lease& take_lease();
/// For the next who takes one. \pre its last generation is over
void put_back(lease& l) noexcept;

/// The handles on it are told that it is over.
void end_generation(lease& l) noexcept;

}  // namespace rowscope::detail
