#pragma once
// Catch2 of either generation under the spelling of version 3: Debian 12 has version 2, Debian 13 has version 3.
//
// Works with both: TEST_CASE, TEMPLATE_TEST_CASE, SECTION, GENERATE, CHECK..., REQUIRE..., Approx, SKIP("reason") in
// the body of a test case, and of Catch::Matchers: ContainsSubstring, StartsWith, EndsWith, Matches, Equals.

#if __has_include(<catch2/catch_test_macros.hpp>)

#include <catch2/catch_approx.hpp>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <catch2/matchers/catch_matchers_vector.hpp>

using Catch::Approx;

#else

#include <catch2/catch.hpp>
#include <string>

namespace rowscope_tests {

/// Marks the running test case as skipped; the listener in catch_results.cpp counts it so.
void skip(const std::string& reason);

}  // namespace rowscope_tests

namespace Catch::Matchers {

inline auto ContainsSubstring(const std::string& text) { return Contains(text); }

}  // namespace Catch::Matchers

#define SKIP(reason)                \
  do {                              \
    SUCCEED(reason);                \
    ::rowscope_tests::skip(reason); \
    return;                         \
  } while (false)

#endif
