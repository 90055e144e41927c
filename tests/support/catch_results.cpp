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
#include "new_database.hpp"
#include "plain_database.hpp"
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
    if (const char* path = std::getenv("ROWSCOPE_TEST_RESULTS")) file_.reset(std::fopen(path, "w"));
    if (plain_database::is_postgresql()) need_postgresql();
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

  // A test case is a section too, around the others, and is run once for each way through them.
  void sectionStarting(const Catch::SectionInfo& section) override {
    listener_base::sectionStarting(section);
    ++depth_;
  }
  void sectionEnded(const Catch::SectionStats& stats) override {
    listener_base::sectionEnded(stats);
    if (--depth_ == 0) remove_new_databases();
  }

  void testCaseEnded(const Catch::TestCaseStats& stats) override {
    listener_base::testCaseEnded(stats);
    const bool failed = stats.totals.testCases.failed > 0;
    const bool skipped = !failed && is_skipped(stats);
    if (skipped) std::printf("skipped: %s: %s\n", name_of(stats).c_str(), skip_reason.c_str());
    std::fflush(stdout);
    skip_reason.clear();
    write((failed ? "failed\t" : skipped ? "skipped\t" : "passed\t") + database_ + name_of(stats) + '\n');
  }

  void testRunEnded(const Catch::TestRunStats& stats) override {
    if (counted_ && counted_->executions() + counted_->differences().size() > 0) write_counted();
    counted_.reset();
    write("end\n");
    listener_base::testRunEnded(stats);
  }

 private:
  /// The tests of a run on PostgreSQL say so. Without a server none of them runs, and none passes.
  void need_postgresql() {
    database_ = "postgresql: ";
    const std::string& missing = postgresql_server::get().missing();
    if (missing.empty()) return;
    std::printf("skipped: all of this program on PostgreSQL: %s\n", missing.c_str());
    std::fflush(stdout);
    write("skipped\tpostgresql: all tests of this program\nend\n");
    std::_Exit(77);
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

  int depth_ = 0;
  std::string database_;
  std::unique_ptr<std::FILE, close_file> file_;
  std::optional<counted_selects> counted_;
};

CATCH_REGISTER_LISTENER(result_writer)

}  // namespace
}  // namespace rowscope_tests
