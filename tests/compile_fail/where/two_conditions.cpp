// Two conditions, separated by a comma.
// expect: &&
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::qty == 1, orders::total > 2.0));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::qty == 1 && orders::total > 2.0));
#endif
}
