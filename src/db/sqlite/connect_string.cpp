#include "connect_string.hpp"

#include <filesystem>

namespace rowscope::detail::sqlite {

bool names_file(const std::string& connect_string, const std::string& path) {
  std::string_view file = connect_string;
  for (const std::string_view key : {"dbname=", "db="})
    if (file.starts_with(key)) file.remove_prefix(key.size());
  if (file.size() > 1 && file.front() == '"' && file.back() == '"') file = file.substr(1, file.size() - 2);
  std::error_code ignored;  // what cannot be found is another one
  return file.empty() || file == path || std::filesystem::equivalent(file, path, ignored);
}

}  // namespace rowscope::detail::sqlite
