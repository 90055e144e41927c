// An aggregate beside a column by which the rows are not grouped.
// expect: group_by
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">()
                 .select(orders::customer_id, rs::as<"n">(rs::sum(orders::total)))
                 .from(orders{})
                 .group_by(orders::qty));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::customer_id, rs::as<"n">(rs::sum(orders::total)))
                 .from(orders{})
                 .group_by(orders::customer_id));
#endif
}
