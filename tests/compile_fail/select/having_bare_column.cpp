// A condition on groups that uses a column of single rows.
// expect: beside an aggregate
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.groups">()
                 .select(orders::qty, rs::as<"n">(rs::count()))
                 .from(orders{})
                 .group_by(orders::qty)
                 .having(orders::total > 1.0));
#else
  (void)acme(rs::query<"order.groups">()
                 .select(orders::qty, rs::as<"n">(rs::count()))
                 .from(orders{})
                 .group_by(orders::qty)
                 .having(rs::max(orders::total) > 1.0));
#endif
}
