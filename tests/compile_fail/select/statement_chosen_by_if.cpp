// A limit that is added by assigning the statement to itself.
// expect: where_if|type
#include "../tables.hpp"

void misuse(bool first, rs::session& acme) {
#ifdef BAD
  auto q = rs::query<"order.big">().select(orders::id).from(orders{});
  if (first) q = q.limit(1);
  (void)acme(q);
#else
  auto q = rs::query<"order.big">().select(orders::id).from(orders{}).limit(first ? 1 : 100);
  (void)acme(q);
#endif
}
