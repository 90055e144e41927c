// A grouping by a column of a table that is not in FROM.
// expect: from\(\).*join|neither in from
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(rs::as<"n">(rs::count())).from(orders{}).group_by(customers::id));
#else
  (void)acme(rs::query<"order.big">()
                 .select(rs::as<"n">(rs::count()))
                 .from(orders{})
                 .join(customers{}, orders::customer_id == customers::id)
                 .group_by(customers::id));
#endif
}
