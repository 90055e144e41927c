// An assignment to a column that is part of no statement.
// expect-warning: set\(
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme;
  orders::note = "late";
#else
  acme(rs::query<"order.note">().update(orders{}).set(orders::note = "late").every_row());
#endif
}
