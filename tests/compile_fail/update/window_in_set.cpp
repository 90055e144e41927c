// A window function stored.
// expect: window function
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.number">()
                 .update(orders{})
                 .set(orders::total = rs::over(rs::row_number(), rs::partition_by().order_by(orders::id)))
                 .every_row());
#else
  (void)acme(rs::query<"order.number">().update(orders{}).set(orders::qty = 1).every_row());
#endif
}
