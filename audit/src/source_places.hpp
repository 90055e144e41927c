#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <rowscope/audit/site.hpp>

namespace rowscope::audit {

/// Where the files of sites are. A site knows the name of its file only, so that no path of a building machine stands
/// in a program.
class source_places {
 public:
  /// \param root of the sources; empty: nothing is looked for. Folders whose names begin with a dot are left out, and
  ///   those that hold a CMakeCache.txt.
  explicit source_places(const std::filesystem::path& root);

  /// Relative to the root, with slashes; the name alone where it is not found. Of several files of one name it is the
  /// one whose text has the site's name nearest to its line.
  [[nodiscard]] std::string of(const site_key& site) const;

 private:
  std::filesystem::path root_;
  std::multimap<std::string, std::filesystem::path> files_;  ///< by their names
};

}  // namespace rowscope::audit
