// A column of the row by its name or number.
// expect: column|row\[
// bad: 0
// bad: "total"
// bad: orders{}
// bad: nullptr
// bad: 1U
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  for (const auto& row : acme(rs::query<"order.big">().select(orders::id, orders::total).from(orders{}))) {
    (void)row[BAD];
  }
#else
  for (const auto& row : acme(rs::query<"order.big">().select(orders::id, orders::total).from(orders{}))) {
    (void)row[orders::total];
  }
#endif
}
