// A view of a column that was not selected.
// expect: selected|select\(
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  for (const auto& row : acme(rs::query<"order.big">().select(orders::id, orders::total).from(orders{}))) {
    (void)row.view(orders::note);
  }
#else
  for (const auto& row : acme(rs::query<"order.big">().select(orders::id, orders::total).from(orders{}))) {
    (void)row.view(orders::total);
  }
#endif
}
