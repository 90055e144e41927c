// = in the place of ==.
// expect: ==
// bad: orders::id = 1
// bad: orders::paid = true
// bad: orders::note = std::nullopt
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(BAD));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::id == 1));
#endif
}
