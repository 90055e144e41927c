// A statement with a site where a sub-query belongs.
// expect: without a site
// bad: orders::customer_id.in(rs::query<"customer.all">().select(customers::id).from(customers{}))
// bad: orders::customer_id == rs::as<"n">(rs::query<"customer.all">().select(customers::id).from(customers{}))
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(BAD));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .where(orders::customer_id.in(rs::select(customers::id).from(customers{}))));
#endif
}
