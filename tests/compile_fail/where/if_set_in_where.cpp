// if_set() in where(): it is where_if() that leaves a condition out.
// expect: where_if
#include "../tables.hpp"

void misuse(rs::session& acme) {
  const std::optional<int> qty = 1;
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::qty == rs::if_set(qty)));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::qty == *qty));
#endif
}
