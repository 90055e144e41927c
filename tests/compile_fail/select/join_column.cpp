// A column in the place of the table that is joined.
// expect: a join takes a declared table
// bad: customers::id
// bad: 5
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).join(BAD, orders::customer_id == 5));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .join(customers{}, orders::customer_id == customers::id));
#endif
}
