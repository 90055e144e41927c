// = in one of two conditions.
// expect: ==|condition
// bad: orders::id == 1 && (orders::qty = 2)
// bad: (orders::id = 1) && orders::qty == 2
// bad: (orders::id = 1) && (orders::qty = 2)
// bad: !(orders::id = 1)
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(BAD));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::id == 1 && orders::qty == 2));
#endif
}
