#pragma once
#include <memory>

#include <rowscope/db/raw_host.hpp>

namespace rowscope::detail::postgresql {

class postgresql_connection;

/// What raw SQL of a connection runs by. The guard defines it.
[[nodiscard]] std::unique_ptr<raw_host> make_raw_host(postgresql_connection& on, const guard& modes);

}  // namespace rowscope::detail::postgresql
