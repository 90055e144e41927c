// A test that waits for ever where it meets another account's row, one that crashes there, and one that fails alone.
#include <csignal>
#include <thread>

#include "desk_database.hpp"

namespace {

int turns = 0;

}  // namespace

TEST_CASE_METHOD(desk_of_two, "a list is waited for") {
  auto s = as(1);
  while (s(rowscope::query<"bad.waits">().select(desk::tickets::id).from(desk::tickets{})).tuples().size() != 2)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  ++turns;
  CHECK(turns > 0);
}

TEST_CASE_METHOD(desk_of_two, "a list is relied upon") {
  auto s = as(1);
  if (s(rowscope::query<"bad.crashes">().select(desk::tickets::id).from(desk::tickets{})).tuples().size() != 2)
    std::raise(SIGKILL);
  ++turns;
  CHECK(turns > 0);
}

TEST_CASE_METHOD(desk_of_two, "a list is read after other tests") {
  auto s = as(1);
  CHECK(s(rowscope::query<"bad.order">().select(desk::tickets::id).from(desk::tickets{})).tuples().size() == 2);
  CHECK(turns == 2);
}
