// The other side of a comparison is a column of a table that is not in FROM.
// expect: from\(\).*join|neither in from
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::customer_id == customers::id));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::customer_id == orders::id));
#endif
}
