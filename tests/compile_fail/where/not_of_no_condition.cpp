// The opposite of something that is no condition.
// expect: condition
// bad: !orders::qty
// bad: !orders::note
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(BAD));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(!(orders::qty == 1)));
#endif
}
