// The main program of tests with doctest whose queries are audited: link rowscope::doctest instead of its own main.
// \see rowscope/audit/test_session.hpp

#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <rowscope/audit/failure.hpp>
#include <rowscope/audit/test_session.hpp>

namespace {

rowscope::audit::test_session* audited = nullptr;

struct audit_listener : doctest::IReporter {
  explicit audit_listener(const doctest::ContextOptions&) {}

  void test_case_start(const doctest::TestCaseData& test) override {
    if (audited != nullptr) audited->starts(test.m_name, test.m_file.c_str(), test.m_line);
  }
  void test_case_end(const doctest::CurrentTestCaseStats& stats) override {
    // One that is expected to fail has shown nothing.
    const bool passed = stats.testCaseSuccess && stats.numAssertsFailedCurrentTest == 0;
    if (audited != nullptr) audited->ends(passed, stats.numAssertsCurrentTest);
  }

  void report_query(const doctest::QueryData&) override {}
  void test_run_start() override {}
  void test_run_end(const doctest::TestRunStats&) override {}
  void test_case_reenter(const doctest::TestCaseData&) override {}
  void test_case_exception(const doctest::TestCaseException&) override {}
  void subcase_start(const doctest::SubcaseSignature&) override {}
  void subcase_end() override {}
  void log_assert(const doctest::AssertData&) override {}
  void log_message(const doctest::MessageData&) override {}
  void test_case_skipped(const doctest::TestCaseData&) override {}
};

REGISTER_LISTENER("rowscope_audit", 1, audit_listener);

/// The names of those that a run without a filter consists of.
std::vector<std::string> tests_of_a_full_run() {
  std::vector<std::string> names;
  for (const auto& test : doctest::detail::getRegisteredTests())
    if (!test.m_skip) names.emplace_back(test.m_name);
  return names;
}

/// A name as doctest's filters take it: a comma would begin another one.
std::string as_filter(const std::string& name) {
  std::string text;
  for (const char c : name) {
    if (c == ',' || c == '\\') text += '\\';
    text += c;
  }
  return text;
}

/// Whether the user chose parts of tests.
bool chooses_subcases(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument(argv[i]);
    if (argument.find("subcase") != std::string_view::npos || argument.starts_with("-sc")) return true;
  }
  return false;
}

int run(int argc, char** argv) {
  doctest::Context context(argc, argv);
  if (context.shouldExit()) return context.run();
  rowscope::audit::test_session audit;
  audit.knows(tests_of_a_full_run());
  if (!audit.only_test().empty()) context.addFilter("test-case", as_filter(audit.only_test()).c_str());
  audited = &audit;
  const int result = context.run();
  audited = nullptr;
  if (context.shouldExit()) return result;
  return audit.finish(result, chooses_subcases(argc, argv));
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
