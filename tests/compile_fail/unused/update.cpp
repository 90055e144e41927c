// An update that is built and never run.
// expect-warning: session
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme;
  rs::query<"order.note">().update(orders{}).set(orders::note = "late").where(orders::id == 1);
#else
  acme(rs::query<"order.note">().update(orders{}).set(orders::note = "late").where(orders::id == 1));
#endif
}
