// Every query meets rows that it must not touch, and what comes of it is never looked at.
#include "desk_database.hpp"

TEST_CASE_METHOD(desk_of_two, "everything runs") {
  (void)desk::tickets_of_all(db);
  auto s = as(1);
  (void)desk::subjects(s);
  CHECK(true);
  (void)desk::subject_of(s, 21);
  CHECK(true);
  (void)desk::open_count(s);
  CHECK(true);
  (void)desk::search(s, std::nullopt);
  (void)desk::search(s, true);
  CHECK(true);
  (void)desk::talk(s);
  CHECK(true);
  (void)desk::close(s, 21);
  CHECK(true);
  (void)desk::move_comment(s, 20, 11);
  CHECK(true);
  desk::put(s, "color", "red");
  (void)desk::get(s, "color");
  CHECK(true);
  (void)desk::state_count(s);
  CHECK(true);
  (void)desk::lengths(s, 5);
  CHECK(true);
}
