// where_if() with a function that returns no condition.
// expect: condition
// bad: true
// bad: orders::qty
// bad: 1
// bad: orders::qty = 1
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where_if(true, [] { return BAD; }));
#else
  (void)acme(
      rs::query<"order.big">().select(orders::id).from(orders{}).where_if(true, [] { return orders::qty == 1; }));
#endif
}
