#pragma once
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

/// What `rowscope-audit` can do, one function for each command. Each returns the exit code; a failure says its own.
namespace rowscope::audit::tool {

/// Where records and proofs are, and what is asked.
struct arguments {
  std::filesystem::path records = "rowscope-audit";
  std::filesystem::path proofs{};  ///< beside the records where none is named
  std::vector<std::string> binaries{};
  std::vector<std::string> tests{};  ///< test programs
  std::string level = "proven";
  std::filesystem::path waivers{};
  std::filesystem::path baseline{};
  std::string today{};
  std::string budget = "120s";
  std::size_t jobs = 0;
  std::filesystem::path html{}, json{}, junit{}, sarif{};
  std::filesystem::path source_root{};
  bool all = false;
  bool quiet = false;
  std::string site{};
  std::vector<std::filesystem::path> sources{};
  std::string old_binary{}, new_binary{};

  [[nodiscard]] std::filesystem::path proofs_file() const;
};

/// The sites of binaries, one a line.
int list_sites(const arguments& a);
/// Empties the folder of the records, before tests run.
int begin(const arguments& a);
/// Runs test programs, whole, and records them.
int record(const arguments& a);
/// Runs tests with mutants.
int mutate(const arguments& a);
/// One site: records, mutates and says what is missing.
int prove_site(const arguments& a);
/// mutate() where the level is proven, then check().
int gate(const arguments& a);
/// Judges, and writes the reports that are asked for.
int check(const arguments& a);
/// As check, but only for the reports.
int write_reports(const arguments& a);
/// Writes a baseline of what is not good enough now. It never grows.
int write_baseline(const arguments& a);
/// Sites in sources that are in no binary, and SQL that goes round the library.
int lint(const arguments& a);
/// Sites that one binary has and another has not.
int diff(const arguments& a);

}  // namespace rowscope::audit::tool
