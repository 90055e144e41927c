// One site that is several statements: a helper for three tables, tested with one; a factory of two, of which one is.
#include "desk_database.hpp"

namespace {

template <class Table>
std::int64_t count_of(rowscope::session& s) {
  return s(rowscope::query<"shape.count">().select(rowscope::count()).from(Table{})).value();
}

template <bool Open>
auto listed() {
  auto all = rowscope::query<"shape.listed">().select(desk::tickets::id).from(desk::tickets{});
  if constexpr (Open)
    return all.where(desk::tickets::open == true);
  else
    return all.where(desk::tickets::open == false).limit(10);
}

std::size_t number(rowscope::session& s, bool open) {
  return open ? s(listed<true>()).tuples().size() : s(listed<false>()).tuples().size();
}

}  // namespace

TEST_CASE_METHOD(desk_of_two, "tickets are counted") {
  auto s = as(1);
  CHECK(count_of<desk::tickets>(s) == 2);
  if (s.tenant() == 3) CHECK(count_of<desk::comments>(s) + count_of<desk::settings>(s) == 0);
}

TEST_CASE_METHOD(desk_of_two, "open tickets are listed") {
  auto s = as(1);
  CHECK(number(s, true) == 1);
}
