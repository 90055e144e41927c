#pragma once
#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <rowscope/audit/coverage.hpp>
#include <rowscope/audit/failure.hpp>
#include <rowscope/audit/proof.hpp>

/// Whether the tests would notice a leak: the judgement.
namespace rowscope::audit {

/// How far the test of a site goes. Each includes those before.
enum class level : std::uint8_t {
  none,
  executed,         ///< in a test
  asserted,         ///< in a test that passed and asserted something
  distinguishable,  ///< in such a test the mutant gave something else
  proven,           ///< such a test failed with the mutant in the statement's place
};
[[nodiscard]] const char* to_string(level l) noexcept;
/// \throws failure where the text is none
[[nodiscard]] level level_from(std::string_view text);

/// An exception from the gate, with its reason and its end.
struct waiver {
  std::string site;
  std::string reason;
  std::chrono::year_month_day until;
};
/// `2027-01-31` as a day; none where the text is no date.
[[nodiscard]] std::optional<std::chrono::year_month_day> day_from(std::string_view text);
/// `[{"site": "report.legacy", "reason": "...", "until": "2027-01-31"}]` \throws failure
[[nodiscard]] std::vector<waiver> read_waivers(const std::filesystem::path& file);

/// What each site had reached when the baseline was written; those that are not named must reach the level asked.
using baseline = std::map<std::string, level>;
/// The name of a site in a baseline: it stays when lines move.
[[nodiscard]] std::string baseline_name(const site_key& key);
[[nodiscard]] baseline read_baseline(const std::filesystem::path& file);

struct judged_site {
  site_key key;
  level reached = level::none;
  bool enough = false;
  bool nothing_to_prove = false;  ///< no predicate of a scope is in it
  bool waived = false;
  std::string why;  ///< where it is not enough: what is missing, and which test would do
};

struct problem {
  verdict what;
  std::string sentence;
  std::optional<site_key> site{};  ///< the one that it is about; of several places the first
};

struct judgement {
  verdict result = verdict::pass;
  std::vector<judged_site> sites;  ///< the unproven ones first
  std::vector<problem> problems;   ///< in the order of their weight
  /// Statements that no site accounts for, and how often tests ran each. Nothing is asked of them.
  std::map<siteless_key, std::int64_t> siteless;
  /// How many sites are tested well enough, waived ones not among them.
  [[nodiscard]] std::size_t count_enough() const;
};

struct gate_options {
  std::vector<std::string> test_binaries{};  ///< those that must have been run
  level asked = level::proven;
  std::vector<waiver> waivers{};
  std::optional<baseline> base{};
  std::chrono::year_month_day today{};
  bool must_be_full = true;
  bool compare_builds = false;  ///< the programs that were run must be those that are there
};

/// Judges the sites of all binaries by what the tests did. \param sites of production and of test binaries
[[nodiscard]] judgement judge(const std::vector<site_key>& sites, const coverage& tests, const proof_list& proofs,
                              const gate_options& options);

}  // namespace rowscope::audit
