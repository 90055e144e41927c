#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <rowscope/audit/coverage.hpp>

/// Whether a test fails with a mutant in a statement's place: it is run once more, in a process of its own.
namespace rowscope::audit {

/// What came of a test with a mutant.
enum class trial : std::uint8_t {
  killed,        ///< an assertion failed, or an exception reached the test
  survived,      ///< it passed
  unreached,     ///< it did not come to the site
  fails_anyway,  ///< alone, it fails without a mutant too
  timed_out,
  crashed,
};
[[nodiscard]] const char* to_string(trial t) noexcept;

/// What is known of one mutant of one site.
struct proof {
  std::string fingerprint;  ///< of the scoped SQL, the mutant's, the version of rowscope
  std::optional<test_key> killed_by;
  std::map<test_key, trial> trials;               ///< all that were made
  std::map<test_key, std::string> test_contents;  ///< a hash of each test's source file, as it was then
};

using proof_list = std::map<site_key, std::map<mutation, proof>>;

/// Proofs of an earlier run; none where the file does not exist. \throws failure for one that cannot be read
[[nodiscard]] proof_list read_proofs(const std::filesystem::path& file);
/// \throws failure where it cannot be written
void write_proofs(const std::filesystem::path& file, const proof_list& proofs);

struct prove_options {
  std::chrono::seconds budget{120};
  std::size_t most_tests = 20;  ///< of one mutant
  std::size_t jobs =
      0;  ///< processes side by side; 0: one for each processor, but one at a time where tests use a server
  std::string only_site{};  ///< a name; empty for all
  bool again = false;       ///< also what was proven before
  std::function<void(std::size_t done, std::size_t all)> progress{};
};

struct prove_result {
  proof_list proofs;
  std::size_t runs = 0;  ///< of tests
  bool used_up = false;  ///< the budget: something was left undone
};

/// Runs tests with mutants until each mutant that a test could notice is killed, or no test is left.
[[nodiscard]] prove_result prove(const coverage& tests, proof_list known, const prove_options& options);

}  // namespace rowscope::audit
