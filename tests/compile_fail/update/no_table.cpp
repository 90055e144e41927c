// update() of something that is no table.
// expect: table
// bad: orders::id
// bad: "orders"
// bad: 5
// bad:
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.note">().update(BAD).set(orders::note = "late").every_row());
#else
  acme(rs::query<"order.note">().update(orders{}).set(orders::note = "late").every_row());
#endif
}
