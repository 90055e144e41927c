#include "json_file.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

#include "input_error.hpp"

namespace campus {
namespace {

using json = nlohmann::ordered_json;

json to_json(const report& shown) {
  json tenants = json::array();
  for (const auto& [tenant, plain, scoped] : shown.tenants)
    tenants.push_back({{"tenant", tenant},
                       {"students", scoped.students},
                       {"submissions", scoped.submissions},
                       {"naive_join", plain.naive_join},
                       {"naive_join_foreign", plain.naive_join_foreign},
                       {"scoped_join", scoped.join},
                       {"scoped_join_foreign", scoped.join_foreign}});
  json attempts = json::array();
  for (const auto& a : shown.attempts)
    attempts.push_back({{"name", a.name}, {"refused", a.refused}, {"owner_can", a.owner_can}});
  return {{"tenants", std::move(tenants)}, {"attempts", std::move(attempts)}};
}

}  // namespace

json_file::json_file(std::filesystem::path path) : path_(std::move(path)) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path_, ignored)) {
    errno = EISDIR;
    fail();
  }
  const bool exists = std::filesystem::exists(path_, ignored);
  if (exists && ::access(path_.c_str(), W_OK) != 0) fail();
  const bool device = exists && !std::filesystem::is_regular_file(path_, ignored);
  if (!device) {
    path_ = std::filesystem::weakly_canonical(path_);  // a symbolic link stays one
    unfinished_ = path_;
    unfinished_ += ".unfinished";
  }
  stream_.open(device ? path_ : unfinished_, std::ios::binary | std::ios::trunc);
  if (!stream_) {
    unfinished_.clear();
    fail();
  }
}

json_file::~json_file() {
  std::error_code ignored;
  if (!unfinished_.empty()) std::filesystem::remove(unfinished_, ignored);
}

void json_file::write(const report& shown) {
  stream_ << to_json(shown).dump(2) << '\n';
  stream_.close();
  if (!stream_) fail();
  if (unfinished_.empty()) return;
  if (std::rename(unfinished_.c_str(), path_.c_str()) != 0) fail();
  unfinished_.clear();
}

void json_file::fail() const {
  throw input_error(fmt::format("{}: cannot be written: {}", path_.string(), std::strerror(errno)));
}

}  // namespace campus
