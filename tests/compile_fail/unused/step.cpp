// A step of the builder whose result is thrown away: the statement is not changed by it.
// expect-warning: session|value|result
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  auto q = rs::query<"order.big">().select(orders::id).from(orders{});
  q.where(orders::id == 1);
  (void)acme(q);
#else
  auto q = rs::query<"order.big">().select(orders::id).from(orders{});
  (void)acme(q.where(orders::id == 1));
#endif
}
