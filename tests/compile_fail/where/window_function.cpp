// A condition on what a window function says: it is taken over rows that were chosen before.
// expect: window function cannot stand
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .where(rs::over(rs::row_number(), rs::partition_by(orders::customer_id)) == 1));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::id == 1));
#endif
}
