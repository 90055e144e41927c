// One name at two places, and another twice on a line.
#include "desk_database.hpp"

TEST_CASE_METHOD(desk_of_two, "names are used twice") {
  namespace rs = rowscope;
  auto s = as(1);
  CHECK(s(rs::query<"twice.places">().select(rs::count()).from(desk::tickets{})).value() == 2);
  CHECK(s(rs::query<"twice.places">().select(rs::count()).from(desk::comments{})).value() == 1);
  const auto all = rs::count();
  // clang-format off
  const auto one = rs::query<"twice.line">().select(all).from(desk::tickets{}); const auto two = rs::query<"twice.line">().select(all).from(desk::tickets{});
  // clang-format on
  CHECK(s(one).value() == s(two).value());
}
