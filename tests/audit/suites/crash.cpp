// The process ends in the middle.
#include <csignal>

#include "desk_database.hpp"

TEST_CASE_METHOD(desk_of_two, "the list is read") {
  auto s = as(1);
  CHECK(desk::subjects(s).size() == 2);
  std::raise(SIGKILL);
}
