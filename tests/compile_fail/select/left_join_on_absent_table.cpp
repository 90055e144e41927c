// The condition of a left join uses a table that is joined only later.
// expect: from\(\).*join|neither in from
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(customers{})
                 .left_join(order_lines{}, order_lines::order_id == orders::id)
                 .join(orders{}, orders::customer_id == customers::id));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(customers{})
                 .join(orders{}, orders::customer_id == customers::id)
                 .left_join(order_lines{}, order_lines::order_id == orders::id));
#endif
}
