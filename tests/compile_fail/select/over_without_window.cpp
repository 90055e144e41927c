// over() of a column instead of a window.
// expect: its rows second
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.w">().select(rs::as<"n">(rs::over(rs::rank(), orders::qty))).from(orders{}));
#else
  (void)acme(
      rs::query<"order.w">().select(rs::as<"n">(rs::over(rs::rank(), rs::partition_by(orders::qty)))).from(orders{}));
#endif
}
