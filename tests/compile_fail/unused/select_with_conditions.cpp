// A select with conditions, order and limit that is built and never run.
// expect-warning: session
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme;
  rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::id == 1).order_by(orders::id).limit(1);
#else
  (void)acme(
      rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::id == 1).order_by(orders::id).limit(1));
#endif
}
