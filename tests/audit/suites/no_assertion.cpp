// Runs queries without an assertion.
#include "desk_database.hpp"

TEST_CASE_METHOD(desk_of_two, "the list is read") {
  auto s = as(1);
  (void)desk::subjects(s);
}
