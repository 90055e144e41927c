// A left join on something that is no condition.
// expect: condition|==
// bad: true
// bad: orders::customer_id
// bad: orders::customer_id = customers::id
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).left_join(customers{}, BAD));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .left_join(customers{}, orders::customer_id == customers::id));
#endif
}
