// A write that gives an aggregate back.
// expect: aggregate
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(
      rs::query<"order.set">().update(orders{}).set(orders::note = "x").every_row().returning(rs::sum(orders::total)));
#else
  (void)acme(rs::query<"order.set">().update(orders{}).set(orders::note = "x").every_row().returning(orders::total));
#endif
}
