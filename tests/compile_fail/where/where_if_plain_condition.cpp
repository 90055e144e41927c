// where_if() with a condition that is always there.
// expect: if_set|where\(
#include "../tables.hpp"

void misuse(rs::session& acme) {
  [[maybe_unused]] const std::optional<int> qty;
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where_if(orders::qty == 1));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where_if(orders::qty == rs::if_set(qty)));
#endif
}
