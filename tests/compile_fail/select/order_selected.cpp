// The direction of an order in the place of a column.
// expect: column|order_by
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::qty.desc()).from(orders{}));
#else
  (void)acme(rs::query<"order.big">().select(orders::qty).from(orders{}).order_by(orders::qty.desc()));
#endif
}
