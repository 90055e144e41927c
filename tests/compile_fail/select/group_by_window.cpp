// Groups by a window function.
// expect: window function
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.w">()
                 .select(rs::as<"n">(rs::count()))
                 .from(orders{})
                 .group_by(rs::over(rs::rank(), rs::partition_by(orders::qty))));
#else
  (void)acme(rs::query<"order.w">().select(rs::as<"n">(rs::count())).from(orders{}).group_by(orders::qty));
#endif
}
