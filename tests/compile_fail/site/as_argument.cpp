// The name of a query as an argument of the function.
// expect: rs::query<
// bad: "order.big"
// bad:
// bad: rs::site<"order.big">
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query(BAD).select(orders::id).from(orders{}));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}));
#endif
}
