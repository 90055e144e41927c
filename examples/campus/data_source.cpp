#include "data_source.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "input_error.hpp"

namespace campus {

data_source files_in(const std::filesystem::path& folder) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(folder, ignored))
    throw input_error(fmt::format("{}: there is no such folder", folder.string()));
  return [folder](std::string_view file) -> csv_input {
    const auto path = folder / file;
    auto stream = std::make_unique<std::ifstream>(path, std::ios::binary);
    if (!*stream) throw input_error(fmt::format("{}: cannot be opened: {}", path.string(), std::strerror(errno)));
    return {path.string(), std::move(stream)};
  };
}

}  // namespace campus
