// A falling order by a column of a table that is not in FROM.
// expect: from\(\).*join|neither in from
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).order_by(orders::id, customers::name.desc()));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .join(customers{}, orders::customer_id == customers::id)
                 .order_by(orders::id, customers::name.desc()));
#endif
}
