// An update of every row, and then of some.
// expect: every_row\(\)
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.note">().update(orders{}).set(orders::note = "late").every_row().where(orders::id == 1));
#else
  acme(rs::query<"order.note">().update(orders{}).set(orders::note = "late").every_row());
#endif
}
