// A statement with a site as a sub-query.
// expect: without a site
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .where(rs::exists(rs::query<"customer.all">().select(customers::id).from(customers{}))));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .where(rs::exists(rs::select(customers::id).from(customers{}))));
#endif
}
