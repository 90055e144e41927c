// A test that waits for ever where it meets another account's row, one that crashes there, one that fails alone, and
// one that fails for ever once it has failed.
#include <csignal>
#include <cstdlib>
#include <thread>

#include "desk_database.hpp"

namespace {

int turns = 0;

/// On a database that outlives the process, where there is one.
struct kept_desk : empty_desk {
  const char* file = std::getenv("ROWSCOPE_TEST_KEPT_DESK");

  kept_desk() {
    if (file == nullptr) return;
    db = rowscope::database{rowscope::sqlite(file), desk::schema{}};
    db.create_tables();
    if (desk::tickets_of_all(db) > 0) return;
    fill(1);
    fill(2);
  }
};

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

TEST_CASE_METHOD(kept_desk, "a ticket is removed, and nobody puts it back") {
  if (file == nullptr) return;
  as(2)(rowscope::query<"bad.leaves">().remove_from(desk::tickets{}).where(desk::tickets::id == 12));
  auto owner = as(1);
  CHECK(desk::subjects(owner).size() == 2);
}
