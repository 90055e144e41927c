// where_if() with a flag that is no bool.
// expect: bool
// bad: orders::paid == true
// bad: "on"
// bad: orders{}
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where_if(BAD, [] { return orders::qty == 1; }));
#else
  (void)acme(
      rs::query<"order.big">().select(orders::id).from(orders{}).where_if(true, [] { return orders::qty == 1; }));
#endif
}
