// Every query is run and asserted, and there is only one account: nothing would notice a leak.
#include "desk_database.hpp"

struct desk_of_one : empty_desk {
  desk_of_one() { fill(1); }
};

TEST_CASE_METHOD(desk_of_one, "tickets are listed, found, counted and searched") {
  auto s = as(1);
  CHECK(desk::subjects(s) == texts{"printer of 1", "paper of 1"});
  CHECK(desk::subject_of(s, 11) == "printer of 1");
  CHECK_FALSE(desk::subject_of(s, 21));
  CHECK(desk::open_count(s) == 1);
  CHECK(desk::search(s, std::nullopt) == ids{11, 12});
  CHECK(desk::search(s, true) == ids{11});
  CHECK(desk::talk(s) == texts{"printer of 1: hello"});
}

TEST_CASE_METHOD(desk_of_one, "tickets are closed and removed") {
  auto s = as(1);
  CHECK(desk::close(s, 11));
  CHECK(desk::remove(s, 12));
}

TEST_CASE_METHOD(desk_of_one, "settings are kept") {
  auto s = as(1);
  desk::put(s, "color", "red");
  CHECK(desk::get(s, "color") == "red");
}

TEST_CASE_METHOD(desk_of_one, "comments are moved") {
  auto s = as(1);
  CHECK(desk::move_comment(s, 10, 12));
  CHECK(desk::talk(s) == texts{"paper of 1: hello"});
}

TEST_CASE_METHOD(desk_of_one, "what all accounts share is read") {
  auto s = as(1);
  CHECK(desk::state_count(s) == 0);
}

TEST_CASE_METHOD(desk_of_one, "lengths are read") {
  auto s = as(1);
  CHECK(desk::lengths(s, 5) == ids{10, 12});
}

TEST_CASE_METHOD(desk_of_one, "the nightly number is of all accounts") { CHECK(desk::tickets_of_all(db) == 2); }
