// An aggregate in a condition on single rows.
// expect: aggregate|count
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(rs::count() > 5));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::qty > 5));
#endif
}
