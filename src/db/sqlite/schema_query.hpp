#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sqlite_connection.hpp"

namespace rowscope::detail::sqlite {

/// A query of the library's own about the schema: texts in, texts out; NULL comes as "".
[[nodiscard]] std::vector<std::vector<std::string>> schema_query(sqlite_connection& connection, std::string_view sql,
                                                                 const std::vector<std::string_view>& arguments);

}  // namespace rowscope::detail::sqlite
