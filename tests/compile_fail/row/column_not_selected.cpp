// A column of the row that was not selected.
// expect: selected|select\(
// bad: orders::qty
// bad: customers::name
// bad: orders::note
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
