// Groups in the order of a column by which they are not grouped.
// expect: group_by|group
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">()
                 .select(orders::qty, rs::as<"n">(rs::count()))
                 .from(orders{})
                 .group_by(orders::qty)
                 .order_by(orders::id));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::qty, rs::as<"n">(rs::count()))
                 .from(orders{})
                 .group_by(orders::qty)
                 .order_by(orders::qty));
#endif
}
