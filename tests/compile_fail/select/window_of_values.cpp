// A window of values.
// expect: takes columns
// bad: rs::partition_by().order_by(1)
// bad: rs::partition_by(1)
// bad: rs::partition_by(1).order_by(orders::id)
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.place">().select(rs::as<"n">(rs::over(rs::rank(), BAD))).from(orders{}));
#else
  (void)acme(rs::query<"order.place">()
                 .select(rs::as<"n">(rs::over(rs::rank(), rs::partition_by().order_by(orders::id))))
                 .from(orders{}));
#endif
}
