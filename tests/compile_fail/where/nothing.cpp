// where() without a condition.
// expect: condition
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where());
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::qty == 1));
#endif
}
