#pragma once
#include <iosfwd>
#include <string>

#include "report_evidence.hpp"

namespace rowscope::audit::html {

/// Paths of tests are long and begin alike: those of a report are shown from where they differ.
class shown_paths {
 public:
  explicit shown_paths(const coverage& tests);
  /// A text, as HTML, with the common part left out of each path in it.
  [[nodiscard]] std::string operator()(std::string text) const;

 private:
  std::string common_;  ///< with the slash at its end
};

struct level_name {
  std::string text;
  std::string id;  ///< for classes and addresses
};
/// What is said of a site in the column of levels.
[[nodiscard]] level_name level_of(const judged_site& site);

/// The rows of one site, a <tbody>. \param number that no other site of the page has
void write_site(std::ostream& out, const site_evidence& site, std::size_t number, const coverage& tests,
                const shown_paths& paths);

}  // namespace rowscope::audit::html
