#include "database_file.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "input_error.hpp"

namespace campus {

database_file::database_file(std::filesystem::path path, std::filesystem::path folder)
    : path_(std::move(path)), folder_(std::move(folder)) {}

database_file database_file::temporary() {
  auto folder = (std::filesystem::temp_directory_path() / "campus-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr)
    throw input_error(fmt::format("{}: no temporary folder can be made: {}", folder, std::strerror(errno)));
  return {std::filesystem::path(folder) / "campus.db", folder};
}

database_file database_file::at(std::filesystem::path path) {
  // "x": made by us or not at all. An empty file is an empty database.
  auto* const file = std::fopen(path.c_str(), "wx");
  if (file == nullptr && errno == EEXIST)
    throw input_error(fmt::format("{}: there is a file already; --database makes a new one", path.string()));
  if (file == nullptr) throw input_error(fmt::format("{}: cannot be made: {}", path.string(), std::strerror(errno)));
  std::fclose(file);
  return {std::move(path), {}};
}

database_file::~database_file() {
  std::error_code ignored;
  if (!folder_.empty())
    std::filesystem::remove_all(folder_, ignored);
  else if (!keep_)
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path_.string() + suffix, ignored);
}

}  // namespace campus
