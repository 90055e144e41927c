// Every site is proven: each test tries also what another account must not see or do.
#include "desk_database.hpp"

TEST_CASE_METHOD(desk_of_two, "the list has the account's own tickets") {
  auto s = as(1);
  CHECK(desk::subjects(s) == texts{"printer of 1", "paper of 1"});
}

TEST_CASE_METHOD(desk_of_two, "a ticket is found by its own account only") {
  auto owner = as(1);
  CHECK(desk::subject_of(owner, 11) == "printer of 1");
  CHECK_FALSE(desk::subject_of(owner, 21));
}

TEST_CASE_METHOD(desk_of_two, "a ticket is closed by its own account only") {
  {
    auto other = as(2);
    CHECK_FALSE(desk::close(other, 11));
  }
  auto owner = as(1);
  CHECK(desk::open_count(owner) == 1);
  CHECK(desk::close(owner, 11));
  CHECK(desk::open_count(owner) == 0);
}

TEST_CASE_METHOD(desk_of_two, "a ticket is removed by its own account only") {
  {
    auto other = as(2);
    CHECK_FALSE(desk::remove(other, 12));
  }
  auto owner = as(1);
  CHECK(desk::remove(owner, 12));
}

TEST_CASE_METHOD(desk_of_two, "an added ticket is the account's own") {
  auto s = as(1);
  desk::add(s, 13, "new");
  CHECK(desk::subject_of(s, 13) == "new");
}

TEST_CASE_METHOD(desk_of_two, "a ticket is claimed by its own account only, or added") {
  auto s = as(1);
  CHECK(desk::claim(s, 11, "new") == "printer of 1");
  CHECK(desk::claim(s, 13, "new") == "new");
  CHECK_THROWS_AS(desk::claim(s, 21, "new"), rowscope::constraint_error);
  CHECK(desk::subject_of(s, 13) == "new");
}

TEST_CASE_METHOD(desk_of_two, "a comment goes to the account's own tickets only") {
  auto s = as(1);
  CHECK_THROWS_AS(desk::comment(s, 99, 21, "for another's"), rowscope::scope_violation);
  CHECK_NOTHROW(desk::comment(s, 99, 12, "for its own"));
}

TEST_CASE_METHOD(desk_of_two, "the talk is the account's own") {
  auto s = as(1);
  CHECK(desk::talk(s) == texts{"printer of 1: hello"});
}

TEST_CASE_METHOD(desk_of_two, "the search finds own tickets, by their state or all") {
  auto s = as(1);
  CHECK(desk::search(s, std::nullopt) == ids{11, 12});
  CHECK(desk::search(s, true) == ids{11});
}

TEST_CASE_METHOD(desk_of_two, "settings of one name are kept apart") {
  {
    auto s = as(1);
    desk::put(s, "color", "red");
  }
  {
    auto s = as(2);
    desk::put(s, "color", "blue");
    CHECK(desk::get(s, "color") == "blue");
    CHECK_FALSE(desk::get(s, "size"));
  }
  auto s = as(1);
  CHECK(desk::get(s, "color") == "red");
  desk::put(s, "color", "green");
  CHECK(desk::get(s, "color") == "green");
}

TEST_CASE_METHOD(desk_of_two, "a comment is moved by its own account, to its own tickets") {
  {
    auto other = as(2);
    CHECK_FALSE(desk::move_comment(other, 10, 22));
  }
  auto owner = as(1);
  CHECK_THROWS_AS(desk::move_comment(owner, 10, 21), rowscope::scope_violation);
  CHECK(desk::move_comment(owner, 10, 12));
}

TEST_CASE_METHOD(desk_of_two, "the states are the same for all") {
  auto s = as(1);
  CHECK(desk::state_count(s) == 0);
}

TEST_CASE_METHOD(desk_of_two, "the nightly number is of all accounts") { CHECK(desk::tickets_of_all(db) == 4); }

TEST_CASE_METHOD(desk_of_two, "the lengths are those of the account's own subjects") {
  auto s = as(1);
  CHECK(desk::lengths(s, 5) == ids{10, 12});
}
