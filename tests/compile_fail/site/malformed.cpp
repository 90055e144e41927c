// The name of a query that does not say area and purpose.
// expect: area\.purpose
// bad: "order"
// bad: ""
// bad: "."
// bad: "order."
// bad: ".big"
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<BAD>().select(orders::id).from(orders{}));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}));
#endif
}
