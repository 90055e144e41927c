#pragma once
#include <memory>

#include <rowscope/db/attach.hpp>
#include <rowscope/db/postgresql.hpp>

#include "../connector.hpp"

namespace rowscope::detail::postgresql {

/// The connections of one role.
enum class role : std::uint8_t { application, unscoped };

/// \throws usage_error where the options do not say enough
[[nodiscard]] std::unique_ptr<connector> make_connector(const postgresql_source& source, const schema_info& schema,
                                                        attach how, role as);

}  // namespace rowscope::detail::postgresql
