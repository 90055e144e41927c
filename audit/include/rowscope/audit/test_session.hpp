#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rowscope::audit {

/// What a test framework tells the audit. One lives while the tests of a process run; what the process is to do is in
/// its environment:
///
/// - `ROWSCOPE_AUDIT_DIR` is set: what the tests reach is recorded into that folder, for `rowscope-audit`.
/// - `ROWSCOPE_AUDIT=off`: nothing.
/// - else: a full run is judged at its end, by itself.
/// \par Thread safety its functions are called by one thread; the tests may have any number of them
class test_session {
 public:
  /// \throws failure where the folder of the records cannot be written, and what the environment says makes no sense
  test_session();
  test_session(const test_session&) = delete;
  test_session& operator=(const test_session&) = delete;
  ~test_session();

  /// The tests that a full run consists of, by the names that starts() tells. Before the first one.
  void knows(std::vector<std::string> tests);
  /// Where the framework shall run just one test: its name. Empty for all.
  [[nodiscard]] const std::string& only_test() const noexcept;

  void starts(std::string_view name, std::string_view file, std::uint32_t line);
  /// `assertions`: how many the test made, whether they held or not; 1 where the framework does not tell.
  void ends(bool passed, std::int64_t assertions);

  /// After the last test. \param parts_left_out the user chose sections of tests
  /// \param result the exit code of the framework
  /// \returns the exit code of the process: 3 where all tests passed and a query is not tested well enough, and where
  /// there is no test
  [[nodiscard]] int finish(int result, bool parts_left_out);

 private:
  class state;
  std::unique_ptr<state> state_;
};

}  // namespace rowscope::audit
