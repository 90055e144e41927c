// An aggregate in the condition of a join.
// expect: aggregate|count
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .join(customers{}, rs::count(orders::id) == customers::id));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .join(customers{}, orders::customer_id == customers::id));
#endif
}
