// over() of what is no window function.
// expect: window function or an aggregate
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(
      rs::query<"order.w">().select(rs::as<"n">(rs::over(orders::id, rs::partition_by(orders::qty)))).from(orders{}));
#else
  (void)acme(
      rs::query<"order.w">().select(rs::as<"n">(rs::over(rs::count(), rs::partition_by(orders::qty)))).from(orders{}));
#endif
}
