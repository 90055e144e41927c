// As one_tenant.cpp, with rows of a second account beside: lists would differ, reads by key still would not.
#include "desk_database.hpp"

TEST_CASE_METHOD(desk_of_two, "tickets are listed, found, counted and searched") {
  auto s = as(1);
  CHECK(desk::subjects(s) == texts{"printer of 1", "paper of 1"});
  CHECK(desk::subject_of(s, 11) == "printer of 1");
  CHECK(desk::open_count(s) == 1);
  CHECK(desk::search(s, std::nullopt) == ids{11, 12});
  CHECK(desk::search(s, true) == ids{11});
  CHECK(desk::talk(s) == texts{"printer of 1: hello"});
}

TEST_CASE_METHOD(desk_of_two, "tickets are closed and removed") {
  auto s = as(1);
  CHECK(desk::close(s, 11));
  CHECK(desk::remove(s, 12));
}
