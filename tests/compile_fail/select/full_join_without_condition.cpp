// A full join without its condition.
// expect: full_join\(table, column == column
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).full_join(customers{}));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .full_join(customers{}, orders::customer_id == customers::id));
#endif
}
