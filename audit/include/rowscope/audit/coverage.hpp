#pragma once
#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <rowscope/audit/site.hpp>

/// What tests did: which sites they reached, and which mutants gave something else there.
namespace rowscope::audit {

/// How a statement is broken, to see whether a test notices.
enum class mutation : std::uint8_t {
  predicates,  ///< every table is read, and rows are written, without the predicate of the scope
  tenant,      ///< an inserted row gets another tenant
  keys,        ///< written foreign keys are not checked
  conflict,    ///< an upsert changes also a row that is out of the scope
};
[[nodiscard]] const char* to_string(mutation m) noexcept;
/// \returns false where the text is none
bool from_string(std::string_view text, mutation& m) noexcept;

struct mutant {
  std::string sql;
  std::string change;  ///< what is different, for messages: `with "tickets.account_id = ?" taken out`

  friend bool operator==(const mutant&, const mutant&) = default;
};

/// A test, by its program and its name.
struct test_key {
  std::string binary;  ///< path
  std::string name;

  friend auto operator<=>(const test_key&, const test_key&) = default;
};

struct test_result {
  std::string file;
  std::uint32_t line = 0;
  bool passed = false;
  std::int64_t assertions = 0;
  std::chrono::nanoseconds duration{};
};

/// What one test did at one site.
struct reach {
  std::int64_t executions = 0;
  std::int64_t rows = 0;             ///< read, or changed
  std::set<mutation> distinguished;  ///< the mutants that gave something else
  bool only_counted = false;         ///< a result was too large to be compared row by row: its hash was
  std::int64_t compared = 0;         ///< executions whose rows were compared with those of the mutant
};

struct audited_site {
  std::set<std::string> sql;                           ///< scoped, of each form and each set of conditions that was run
  std::map<mutation, mutant> mutants;                  ///< one without SQL could not be made: `change` says why
  std::map<std::string, mutant> per_table;             ///< for information: the predicate of one instance taken out
  std::map<std::string, std::int64_t> seen_per_table;  ///< how many executions gave something else by it
  std::map<test_key, reach> tests;
  std::set<std::string> tenants;  ///< at most 16
  std::uint32_t on = 0;           ///< the where_if() that were on in some execution
  std::uint32_t off = 0;
  std::int64_t unscoped = 0;      ///< executions in unscoped sessions
  std::set<std::string> reasons;  ///< of an unscoped session

  /// Of several variants of the statement the first by its text stands for all, in whatever order they ran.
  void add(mutation kind, const mutant& m);
};

/// A statement that belongs to no site: one through a session of SOCI's that was borrowed.
struct siteless_key {
  std::string file;  ///< in which the session was borrowed; base name
  std::uint32_t line = 0;
  std::string verb;
  std::string sql;  ///< with `?` in place of each value

  friend auto operator<=>(const siteless_key&, const siteless_key&) = default;
};

/// A program that was run.
struct binary_info {
  std::string stamp;                  ///< size and time of the file
  std::string directory;              ///< in which it was run
  std::set<std::string> known_tests;  ///< those that a full run consists of
  bool chose_sections = false;        ///< parts of tests were left out
  bool uses_server = false;           ///< its tests work on a server, whose database several processes may share
};

struct coverage {
  std::map<std::string, binary_info> binaries;  ///< by path
  std::map<test_key, test_result> tests;
  std::map<site_key, audited_site> sites;  ///< each that is registered, also where no test reached it
  /// How often each was run, by which tests. They are listed, and not judged.
  std::map<siteless_key, std::map<test_key, std::int64_t>> siteless;
  std::vector<std::string> unfinished;  ///< records of processes that did not come to their end

  /// Whether each known test of each binary was run, whole.
  [[nodiscard]] bool is_full() const;
  /// The tests that are not there.
  [[nodiscard]] std::vector<test_key> missing() const;
  void merge(const coverage& other);
};

/// The size and the time of a program's file: another one is another program.
[[nodiscard]] std::string stamp_of(const std::filesystem::path& binary);

/// The record of one process. It is written as `<name>.tmp` when the process begins and gets its name at the end, so
/// that a process that crashed is known by what it left. \throws failure where the folder cannot be written
class coverage_file {
 public:
  coverage_file(const std::filesystem::path& folder, const std::string& binary);
  /// Under its own name, or under another. \throws failure where it cannot be written
  void finish(const coverage& c) { finish(c, path_); }
  void finish(const coverage& c, const std::filesystem::path& name);

 private:
  std::filesystem::path path_;
};

/// All records of a folder. \throws failure for one that cannot be read, or is of another version
[[nodiscard]] coverage read_coverage(const std::filesystem::path& folder);

/// One record as text, and back. \throws failure as above; `name` is for its sentence
[[nodiscard]] std::string to_json(const coverage& c);
[[nodiscard]] coverage coverage_from_json(const std::string& text, const std::string& name);

}  // namespace rowscope::audit
