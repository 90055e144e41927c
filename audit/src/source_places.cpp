#include "source_places.hpp"

#include <algorithm>
#include <fstream>
#include <limits>
#include <tuple>

namespace rowscope::audit {
namespace {

namespace fs = std::filesystem;

bool is_source(const fs::path& file) {
  static const std::vector<std::string> extensions{".cpp", ".cc",  ".cxx", ".c++", ".C",   ".hpp", ".hh",  ".hxx",
                                                   ".h",   ".h++", ".ipp", ".tpp", ".inl", ".ixx", ".cppm"};
  return std::ranges::find(extensions, file.extension().string()) != extensions.end();
}

bool is_left_out(const fs::path& folder) {
  std::error_code ignored;
  return folder.filename().string().starts_with(".") || fs::exists(folder / "CMakeCache.txt", ignored);
}

/// How many lines lie between the site's name and the line it should stand at.
std::uint32_t distance(const fs::path& file, const site_key& site) {
  std::ifstream in(file);
  std::uint32_t best = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t line = 0;
  for (std::string text; std::getline(in, text);) {
    ++line;
    if (text.find('"' + site.name + '"') != std::string::npos)
      best = std::min(best, line > site.line ? line - site.line : site.line - line);
  }
  return best;
}

}  // namespace

source_places::source_places(const fs::path& root) : root_(root) {
  std::error_code result;
  if (root.empty()) return;
  // What cannot be read is left out: the name alone does then.
  fs::recursive_directory_iterator at(root, fs::directory_options::skip_permission_denied, result);
  for (; !result && at != fs::recursive_directory_iterator(); at.increment(result)) {
    std::error_code ignored;
    if (at->is_directory(ignored)) {
      if (is_left_out(at->path())) at.disable_recursion_pending();
    } else if (is_source(at->path())) {
      files_.emplace(at->path().filename().string(), at->path());
    }
  }
}

std::string source_places::of(const site_key& site) const {
  const auto [first, last] = files_.equal_range(site.file);
  if (first == last) return site.file;
  std::vector<std::tuple<std::uint32_t, std::string>> found;
  for (auto at = first; at != last; ++at)
    found.emplace_back(std::next(first) == last ? 0 : distance(at->second, site),
                       at->second.lexically_relative(root_).generic_string());
  return std::get<1>(std::ranges::min(found));
}

}  // namespace rowscope::audit
