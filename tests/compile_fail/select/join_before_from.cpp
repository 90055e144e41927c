// join() before from().
// expect: a join comes after from\(\)
// bad: join(customers{}, orders::customer_id == customers::id)
// bad: left_join(customers{}, orders::customer_id == customers::id)
// bad: cross_join(customers{})
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).BAD);
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .join(customers{}, orders::customer_id == customers::id));
#endif
}
