// A sub-query that may have no row, into a column that may not be NULL.
// expect: may be NULL
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.set">()
                 .update(orders{})
                 .set(orders::total = rs::scalar(rs::select(rs::max(orders::total)).from(orders{})))
                 .every_row());
#else
  (void)acme(rs::query<"order.set">()
                 .update(orders{})
                 .set(orders::total = rs::coalesce(rs::scalar(rs::select(rs::max(orders::total)).from(orders{})), 0.0))
                 .every_row());
#endif
}
