#pragma once
#include <atomic>
#include <mutex>

#include <rowscope/db/observer.hpp>

#include "mutant_probe.hpp"

namespace rowscope::audit {

/// What the tests of this process reach, as it comes in: from sessions on any thread.
class recorded_run : public mutant_probe, public observer {
 public:
  explicit recorded_run(std::string binary);

  void knows(std::vector<std::string> tests);
  void starts_test(std::string_view name, std::string_view file, std::uint32_t line);
  void ends_test(bool passed, std::int64_t assertions);
  /// \param parts_left_out the user chose sections
  [[nodiscard]] coverage take(bool parts_left_out);

  void executed(const execution& e) noexcept override;
  void opened_unscoped(const scope& s) noexcept override;

  using mutant_probe::ends;
  using mutant_probe::starts;

 private:
  void compared(const detail::plan& p, const probed_plan& mutants, const finding_of_execution& found,
                const scope& s) override;
  /// \pre the lock is held
  audited_site* site_of(std::string_view name, std::uint32_t line, std::uint64_t shape);
  void refresh();

  std::string binary_;
  std::mutex mutex_;
  coverage coverage_;
  std::map<std::tuple<std::string, std::uint32_t, std::uint64_t>, audited_site*, std::less<>> by_shape_;
  test_key test_;  ///< that runs now; its name is empty between tests
  test_result running_;
  std::chrono::steady_clock::time_point started_{};
};

}  // namespace rowscope::audit
