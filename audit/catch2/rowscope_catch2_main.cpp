// The main program of tests with Catch2, of version 2 or 3, whose queries are audited: link rowscope::catch2 instead of
// Catch2's own main. \see rowscope/audit/test_session.hpp for what it does.

#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#include <catch2/catch_test_case_info.hpp>
#include <catch2/interfaces/catch_interfaces_registry_hub.hpp>
#include <catch2/interfaces/catch_interfaces_testcase.hpp>
#include <catch2/internal/catch_test_case_registry_impl.hpp>
#include <catch2/reporters/catch_reporter_event_listener.hpp>
#include <catch2/reporters/catch_reporter_registrars.hpp>
#define ROWSCOPE_CATCH_GENERATION 3
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#define ROWSCOPE_CATCH_GENERATION 2
#endif

#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include <rowscope/audit/failure.hpp>
#include <rowscope/audit/test_session.hpp>

namespace {

rowscope::audit::test_session* audited = nullptr;

#if ROWSCOPE_CATCH_GENERATION == 3
using listener_base = Catch::EventListenerBase;
const Catch::TestCaseInfo& info_of(const Catch::TestCaseHandle& test) { return test.getTestCaseInfo(); }
#else
using listener_base = Catch::TestEventListenerBase;
const Catch::TestCaseInfo& info_of(const Catch::TestCase& test) { return test.getTestCaseInfo(); }
#endif

class audit_listener : public listener_base {
 public:
  using listener_base::listener_base;

  void testCaseStarting(const Catch::TestCaseInfo& info) override {
    listener_base::testCaseStarting(info);
    if (audited != nullptr)
      audited->starts(info.name, info.lineInfo.file, static_cast<std::uint32_t>(info.lineInfo.line));
  }
  void testCaseEnded(const Catch::TestCaseStats& stats) override {
    listener_base::testCaseEnded(stats);
    const Catch::Counts& assertions = stats.totals.assertions;
    // One that is expected to fail has shown nothing.
    const bool passed = stats.totals.testCases.failed == 0 && stats.totals.testCases.failedButOk == 0 &&
                        assertions.failed == 0 && assertions.failedButOk == 0;
    if (audited != nullptr) audited->ends(passed, static_cast<std::int64_t>(assertions.total()));
  }
};

CATCH_REGISTER_LISTENER(audit_listener)

/// The names of those that a run without a filter consists of.
std::vector<std::string> tests_of_a_full_run(Catch::Session& session) {
  std::vector<std::string> names;
  for (const auto& test : Catch::getAllTestCasesSorted(session.config()))
    if (!info_of(test).isHidden()) names.emplace_back(info_of(test).name);
  return names;
}

/// A name as Catch2's filters take it: nothing in it is special.
std::string as_filter(const std::string& name) {
  std::string text;
  for (const char c : name) {
    if (c == ',' || c == '[' || c == ']' || c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text;
}

int run(int argc, char** argv) {
  Catch::Session session;
  if (const int wrong = session.applyCommandLine(argc, argv); wrong != 0) return wrong;
  const Catch::ConfigData chosen = session.configData();
#if ROWSCOPE_CATCH_GENERATION == 3
  const bool lists = chosen.listTests || chosen.listTags || chosen.listReporters || chosen.listListeners;
#else
  const bool lists = chosen.listTests || chosen.listTags || chosen.listReporters || chosen.listTestNamesOnly;
#endif
  if (lists || chosen.showHelp) return session.run();
  rowscope::audit::test_session audit;
  audit.knows(tests_of_a_full_run(session));
  if (!audit.only_test().empty()) {
    Catch::ConfigData one = chosen;
    one.testsOrTags = {as_filter(audit.only_test())};
    session.useConfigData(one);  // the one that is there has been read already
  }
  audited = &audit;
  const int result = session.run();
  audited = nullptr;
  return audit.finish(result, !chosen.sectionsToRun.empty());
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const rowscope::audit::failure& e) {
    std::cerr << "audit: " << to_string(e.why()) << ": " << e.what() << '\n';
    return 3;
  }
}
