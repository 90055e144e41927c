// A cross join with a condition.
// expect: cross_join\(table\)
// bad: customers{}, orders::customer_id == customers::id
// bad:
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).cross_join(BAD));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).cross_join(customers{}));
#endif
}
