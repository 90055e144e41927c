// The main program of tests with GoogleTest whose queries are audited: link rowscope::gtest instead of its own main.
// GoogleTest does not tell how many assertions a test made, so that each that passed counts as one that asserted
// something. \see rowscope/audit/test_session.hpp

#include <iostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rowscope/audit/failure.hpp>
#include <rowscope/audit/test_session.hpp>

namespace {

std::string name_of(const testing::TestInfo& test) { return std::string(test.test_suite_name()) + "." + test.name(); }

class audit_listener : public testing::EmptyTestEventListener {
 public:
  explicit audit_listener(rowscope::audit::test_session& audit) : audit_(audit) {}

  void OnTestStart(const testing::TestInfo& test) override {
    audit_.starts(name_of(test), test.file() != nullptr ? test.file() : "", static_cast<std::uint32_t>(test.line()));
  }
  void OnTestEnd(const testing::TestInfo& test) override { audit_.ends(test.result()->Passed(), 1); }

 private:
  rowscope::audit::test_session& audit_;
};

/// The names of those that a run without a filter consists of.
std::vector<std::string> tests_of_a_full_run() {
  std::vector<std::string> names;
  const testing::UnitTest& all = *testing::UnitTest::GetInstance();
  for (int s = 0; s < all.total_test_suite_count(); ++s)
    for (int t = 0; t < all.GetTestSuite(s)->total_test_count(); ++t)
      if (const std::string name = name_of(*all.GetTestSuite(s)->GetTestInfo(t));
          !name.starts_with("DISABLED_") && name.find(".DISABLED_") == std::string::npos)
        names.push_back(name);
  return names;
}

int run() {
  if (testing::GTEST_FLAG(list_tests)) return RUN_ALL_TESTS();
  rowscope::audit::test_session audit;
  audit.knows(tests_of_a_full_run());
  if (!audit.only_test().empty()) testing::GTEST_FLAG(filter) = audit.only_test();
  audit_listener listener(audit);
  testing::TestEventListeners& listeners = testing::UnitTest::GetInstance()->listeners();
  listeners.Append(&listener);
  const int result = RUN_ALL_TESTS();
  listeners.Release(&listener);
  return audit.finish(result, false);
}

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  try {
    return run();
  } catch (const rowscope::audit::failure& e) {
    std::cerr << "audit: " << to_string(e.why()) << ": " << e.what() << '\n';
    return 3;
  }
}
