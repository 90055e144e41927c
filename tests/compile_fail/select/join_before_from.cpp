// join() before from().
// expect: from
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).join(customers{}, orders::customer_id == customers::id));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .join(customers{}, orders::customer_id == customers::id));
#endif
}
