#pragma once
#include <chrono>
#include <optional>

#include <rowscope/audit/proof.hpp>

/// One test, run once more in a process of its own: what the tool and the test program say to each other.
namespace rowscope::audit {

/// The names in the environment of such a process.
inline constexpr const char* job_variable = "ROWSCOPE_AUDIT_JOB";        ///< the file for the result
inline constexpr const char* test_variable = "ROWSCOPE_AUDIT_TEST";      ///< the name of the test
inline constexpr const char* mutant_variable = "ROWSCOPE_AUDIT_MUTANT";  ///< \see mutant_name; none for a control run

/// A mutant in the environment: `predicates 1234 88 ticket.close`.
struct mutant_name {
  mutation kind = mutation::predicates;
  std::uint64_t shape = 0;
  std::uint32_t line = 0;
  std::string site;

  [[nodiscard]] std::string text() const;
  [[nodiscard]] static std::optional<mutant_name> from(const std::string& text);
};

struct trial_result {
  bool passed = false;
  std::int64_t assertions = 0;
  std::int64_t reached = 0;  ///< how often the mutant ran

  [[nodiscard]] std::string text() const;
  [[nodiscard]] static std::optional<trial_result> from(const std::string& text);
};

/// Runs the test in a process. \param directory the one it is run in
/// \throws failure where no process can be made
[[nodiscard]] trial run_trial(const test_key& test, const std::string& directory,
                              const std::optional<mutant_name>& mutant, std::chrono::nanoseconds time_out);

}  // namespace rowscope::audit
