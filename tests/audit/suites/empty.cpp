// Tests of a program without a query.
#include "support/catch.hpp"

TEST_CASE("one and one is two") { CHECK(1 + 1 == 2); }
