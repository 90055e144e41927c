#pragma once
#include <string>

namespace rowscope::detail::sqlite {

/// Whether a connect string of SOCI's names the file: by its path, or as `dbname="app.db"`; also where it names none.
[[nodiscard]] bool names_file(const std::string& connect_string, const std::string& path);

}  // namespace rowscope::detail::sqlite
