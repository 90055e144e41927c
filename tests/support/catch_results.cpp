// A listener of every test program, for both generations of Catch2, that writes one line for each test case,
// "passed<TAB>name", "failed<TAB>name" or "skipped<TAB>name", into the file that the environment variable
// ROWSCOPE_TEST_RESULTS names, and a last line "end". tools/results.py sums them up; a file without its last line is a
// crash, never a success.

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_test_case_info.hpp>
#include <catch2/reporters/catch_reporter_event_listener.hpp>
#include <catch2/reporters/catch_reporter_registrars.hpp>
#define ROWSCOPE_TESTS_CATCH 3
#else
#define CATCH_CONFIG_EXTERNAL_INTERFACES
#include <catch2/catch.hpp>
#define ROWSCOPE_TESTS_CATCH 2
#endif

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>

#include "counted_selects.hpp"
#include "postgresql_server.hpp"

namespace rowscope_tests {
namespace {

std::string skip_reason;

}  // namespace

void skip(const std::string& reason);
void skip(const std::string& reason) { skip_reason = reason.empty() ? "no reason given" : reason; }

namespace {

struct close_file {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

#if ROWSCOPE_TESTS_CATCH == 3
using listener_base = Catch::EventListenerBase;
const std::string& name_of(const Catch::TestCaseStats& stats) { return stats.testInfo->name; }
bool is_skipped(const Catch::TestCaseStats& stats) { return stats.totals.testCases.skipped > 0; }
#else
using listener_base = Catch::TestEventListenerBase;
const std::string& name_of(const Catch::TestCaseStats& stats) { return stats.testInfo.name; }
bool is_skipped(const Catch::TestCaseStats&) { return !skip_reason.empty(); }
#endif

class result_writer : public listener_base {
 public:
  using listener_base::listener_base;

  void testRunStarting(const Catch::TestRunInfo& run) override {
    listener_base::testRunStarting(run);
    leave_without_server();
    if (const char* path = std::getenv("ROWSCOPE_TEST_RESULTS")) file_.reset(std::fopen(path, "w"));
    // Executions are looked at where the run is audited; one with a mutant in it shows nothing of the library.
    if (rowscope::detail::attached_probe.load() != nullptr && std::getenv("ROWSCOPE_AUDIT_JOB") == nullptr)
      counted_.emplace();
  }

#if ROWSCOPE_TESTS_CATCH == 3
  void assertionEnded(const Catch::AssertionStats& stats) override {
    if (stats.assertionResult.getResultType() != Catch::ResultWas::ExplicitSkip) return;
    skip(std::string(stats.assertionResult.getMessage()));
  }
#endif

  void testCaseEnded(const Catch::TestCaseStats& stats) override {
    listener_base::testCaseEnded(stats);
    const bool failed = stats.totals.testCases.failed > 0;
    const bool skipped = !failed && is_skipped(stats);
    if (skipped) std::printf("skipped: %s: %s\n", name_of(stats).c_str(), skip_reason.c_str());
    std::fflush(stdout);
    skip_reason.clear();
    write((failed ? "failed\t" : skipped ? "skipped\t" : "passed\t") + name_of(stats) + '\n');
  }

  void testRunEnded(const Catch::TestRunStats& stats) override {
    if (counted_ && counted_->executions() + counted_->differences().size() > 0) write_counted();
    counted_.reset();
    write("end\n");
    listener_base::testRunEnded(stats);
  }

 private:
  /// A run on PostgreSQL is skipped as a whole where there is none: not a test of it can begin.
  static void leave_without_server() {
    if (!plain_database::is_postgresql() || postgresql_server::get().missing().empty()) return;
    if (const char* path = std::getenv("ROWSCOPE_TEST_RESULTS")) std::remove(path);
    std::printf("skipped: every test on PostgreSQL: %s\n", postgresql_server::get().missing().c_str());
    std::fflush(stdout);
    std::exit(77);
  }
  void write_counted() {
    const std::size_t differences = counted_->differences().size();
    for (const std::string& one : counted_->differences()) std::printf("%s\n", one.c_str());
    std::printf("show: selects counted as sub-queries: %zu executions, %zu differences\n", counted_->executions(),
                differences);
    std::fflush(stdout);
    write(std::string(differences == 0 ? "passed" : "failed") +
          "\tthe count of each select as a sub-query is the number of its rows\n");
  }
  void write(const std::string& line) {
    if (!file_) return;
    std::fputs(line.c_str(), file_.get());
    std::fflush(file_.get());
  }

  std::unique_ptr<std::FILE, close_file> file_;
  std::optional<counted_selects> counted_;
};

CATCH_REGISTER_LISTENER(result_writer)

}  // namespace
}  // namespace rowscope_tests
