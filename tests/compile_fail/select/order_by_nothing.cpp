// order_by() without a column.
// expect: column|order_by
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).order_by());
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).order_by(orders::id));
#endif
}
