#include "fingerprint.hpp"

#include <array>
#include <charconv>
#include <fstream>
#include <sstream>

#include <rowscope/version.hpp>

namespace rowscope::audit {
namespace {

/// FNV-1a, twice, from different starts.
std::uint64_t fnv(std::string_view text, std::uint64_t start) {
  for (const char c : text) start = (start ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return start;
}

}  // namespace

std::string hash_of(std::string_view text) {
  std::string hash;
  for (const std::uint64_t start : {0xcbf29ce484222325U, 0x84222325cbf29ce4U}) {
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), fnv(text, start), 16).ptr;
    hash.append(static_cast<std::size_t>(digits.data() + digits.size() - end), '0');
    hash.append(digits.data(), end);
  }
  return hash;
}

std::string hash_of_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return in && text ? hash_of(text.view()) : std::string();
}

std::string fingerprint_of(const audited_site& site, mutation kind) {
  std::string text(version);
  for (const std::string& sql : site.sql) text += '\n' + sql;
  text += '\n' + std::string(to_string(kind));
  if (const auto m = site.mutants.find(kind); m != site.mutants.end()) text += '\n' + m->second.sql;
  return hash_of(text);
}

}  // namespace rowscope::audit
