#include <algorithm>
#include <fstream>
#include <iostream>
#include <regex>
#include <set>

#include <rowscope/audit/failure.hpp>
#include <rowscope/audit/site.hpp>

#include "commands.hpp"

namespace rowscope::audit::tool {
namespace {

bool is_source(const std::filesystem::path& file) {
  static const std::set<std::string> endings{".cpp", ".cc",  ".cxx", ".c++", ".hpp",
                                             ".hh",  ".hxx", ".h",   ".ipp", ".inl"};
  return endings.contains(file.extension().string());
}

std::vector<std::filesystem::path> files_in(const std::vector<std::filesystem::path>& sources) {
  std::set<std::filesystem::path> files;
  for (const auto& s : sources) {
    if (!std::filesystem::is_directory(s))
      files.insert(s);
    else
      for (const auto& entry : std::filesystem::recursive_directory_iterator(s))
        if (entry.is_regular_file() && is_source(entry.path())) files.insert(entry.path());
  }
  return {files.begin(), files.end()};
}

/// A line without what stands behind // in it, outside of a text.
std::string without_comment(const std::string& line) {
  bool text = false;
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (line[i] == '\\' && text)
      ++i;
    else if (line[i] == '"')
      text = !text;
    else if (!text && line[i] == '/' && line[i + 1] == '/')
      return line.substr(0, i);
  }
  return line;
}

class source_lint {
 public:
  explicit source_lint(const std::vector<std::string>& binaries) : knows_binaries_(!binaries.empty()) {
    for (const std::string& b : binaries)
      for (const site_key& k : sites_in(b)) names_.insert(k.name);
  }

  void look_at(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) throw failure(verdict::usage, file.string() + " cannot be read");
    std::string line;
    before_.clear();
    for (int number = 1; std::getline(in, line); ++number) look_at(file, number, without_comment(line));
  }
  [[nodiscard]] std::size_t findings() const { return findings_; }

 private:
  void look_at(const std::filesystem::path& file, int number, const std::string& line) {
    static const std::regex site(R"re(\b(query|site)\s*<\s*"([^"]*)")re");
    static const std::regex sql(
        R"re("\s*(select\s|insert\s+(or\s+\w+\s+)?into\s|update\s+[\w."]+\s+set\s|delete\s+from\s|replace\s+into\s|with\s+(recursive\s+)?\w+(\s*\([^)]*\))?\s+as\s*\())re",
        std::regex::icase);
    for (std::sregex_iterator m(line.begin(), line.end(), site), end; m != end; ++m)
      if (knows_binaries_ && !names_.contains((*m)[2]))
        say(file, number,
            "the site \"" + (*m)[2].str() +
                "\" is in none of the binaries: its code is not linked, or "
                "never instantiated; no test can reach it");
    std::smatch text;
    if (std::regex_search(line, text, sql) && !follows_site(before_ + text.prefix().str()))
      say(file, number, "SQL as a text goes round the library, which cannot add a scope to it; write it by rs::query");
    if (line.find_first_not_of(" \t") != std::string::npos) before_ = line;
  }
  /// As the text of session.raw() does, which is held to the scope; it may stand on the line behind its site.
  static bool follows_site(const std::string& before) {
    static const std::regex site(R"re(\bsite\s*<\s*"[^"]*"\s*>\s*,\s*(\w+::)?(unchecked_sql\s*\(\s*)?$)re");
    return std::regex_search(before, site);
  }
  void say(const std::filesystem::path& file, int number, const std::string& what) {
    std::cout << file.string() << ':' << number << ": " << what << '\n';
    ++findings_;
  }

  bool knows_binaries_;
  std::set<std::string> names_;
  std::string before_{};  ///< the last line that is not blank
  std::size_t findings_ = 0;
};

}  // namespace

int lint(const arguments& a) {
  source_lint l(a.binaries);
  for (const auto& file : files_in(a.sources)) l.look_at(file);
  std::cout << l.findings() << (l.findings() == 1 ? " finding\n" : " findings\n");
  return l.findings() == 0 ? 0 : static_cast<int>(verdict::below_level);
}

}  // namespace rowscope::audit::tool
