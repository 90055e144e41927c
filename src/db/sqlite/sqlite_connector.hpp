#pragma once
#include <rowscope/db/attach.hpp>
#include <rowscope/db/sqlite.hpp>

#include "../connector.hpp"

namespace rowscope::detail::sqlite {

[[nodiscard]] std::unique_ptr<connector> make_connector(const sqlite_source& source, const schema_info& schema,
                                                        attach how);

}  // namespace rowscope::detail::sqlite
