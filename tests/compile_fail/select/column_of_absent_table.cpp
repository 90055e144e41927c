// A selected column of a table that is not in FROM.
// expect: from\(\).*join|neither in from
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id, customers::name).from(orders{}));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id, customers::name)
                 .from(orders{})
                 .join(customers{}, orders::customer_id == customers::id));
#endif
}
