// A left join without its condition.
// expect: condition|join\(table,
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).left_join(customers{}));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .left_join(customers{}, orders::customer_id == customers::id));
#endif
}
