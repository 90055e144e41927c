#include <rowscope/audit/site.hpp>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <functional>

#include <rowscope/audit/failure.hpp>
#include <rowscope/query/site.hpp>

namespace rowscope::audit {
namespace {

/// The mark of a record. Put together at run time, so that this program's own bytes do not contain it.
std::string mark() {
  std::string text = "\x7frowscope";
  text += "/site1";
  return text;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in || std::filesystem::is_directory(path))
    throw failure(
        verdict::bad_binary,
        path.string() + " cannot be read; name an executable, a shared library, an archive or an object file");
  std::string bytes(static_cast<std::size_t>(in.tellg()), '\0');
  in.seekg(0);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!in) throw failure(verdict::bad_binary, path.string() + " could not be read to its end");
  return bytes;
}

void check_binary(const std::string& bytes, const std::filesystem::path& path) {
  if (bytes.starts_with("!<thin>\n"))
    throw failure(verdict::bad_binary, path.string() +
                                           " is a thin archive, which holds only the names of its object files; name "
                                           "those, or the program that is linked with it");
  if (!bytes.starts_with("\x7f"
                         "ELF") &&
      !bytes.starts_with("!<arch>\n"))
    throw failure(
        verdict::bad_binary,
        path.string() + " is no binary; expected an executable, a shared library, an archive or an object file");
}

template <std::size_t N>
std::string text(const char (&chars)[N]) {
  return {chars, strnlen(chars, N)};
}

site_key key_of(const site_record& r) {
  return {text(r.name), text(r.file), r.line, r.column, text(r.verb), text(r.tables), r.conditions, r.shape};
}

/// A site without a statement is told only where no statement stands at the same place.
std::vector<site_key> without_doubles(std::vector<site_key> all) {
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  std::erase_if(all, [&](const site_key& k) {
    return k.verb.empty() && std::ranges::any_of(all, [&](const site_key& other) {
             return !other.verb.empty() && other.name == k.name && other.file == k.file && other.line == k.line &&
                    other.column == k.column;
           });
  });
  return all;
}

}  // namespace

std::string to_string(const site_key& key) {
  std::string text = key.name;
  if (!key.tables.empty()) text += " [" + key.tables + "]";
  return text + " " + key.file + ":" + std::to_string(key.line);
}

std::vector<site_key> registered_sites() {
  std::vector<site_key> all;
  for (const site_info& s : sites()) {
    std::string tables;
    for (const std::string_view t : s.tables) tables += (tables.empty() ? "" : ",") + std::string(t);
    tables.resize(std::min(tables.size(), site_record::longest_list));
    all.push_back({std::string(s.name), std::string(s.file), s.line, s.column, std::string(s.verb), std::move(tables),
                   s.conditions, s.shape});
  }
  return all;
}

std::vector<site_key> sites_in(const std::filesystem::path& binary) {
  const std::string bytes = read_file(binary);
  check_binary(bytes, binary);
  const std::string wanted = mark();
  const std::boyer_moore_horspool_searcher searcher(wanted.begin(), wanted.end());
  std::vector<site_key> all;
  for (auto at = bytes.begin(); (at = std::search(at, bytes.end(), searcher)) != bytes.end(); ++at) {
    const auto left = static_cast<std::size_t>(bytes.end() - at);
    site_record r;
    if (left < sizeof r)
      throw failure(verdict::bad_binary, binary.string() + " is cut off: its last record of a site is not whole");
    std::memcpy(&r, &*at, sizeof r);
    if (r.size != sizeof r || text(r.library) != version)
      throw failure(verdict::mixed_versions, binary.string() + " was compiled with rowscope " + text(r.library) +
                                                 ", and this is " + std::string(version) +
                                                 "; build the whole program and its tests with one version");
    all.push_back(key_of(r));
  }
  return without_doubles(std::move(all));
}

}  // namespace rowscope::audit
