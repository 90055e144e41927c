// between() with one end.
// expect: between\(
// bad: orders::qty.between(1)
// bad: orders::qty.between({1, 5})
// bad: orders::qty.between()
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(BAD));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::qty.between(1, 5)));
#endif
}
