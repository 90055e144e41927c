// A sub-query of texts where a number is looked for.
// expect: another type
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .where(orders::customer_id.in(rs::select(customers::name).from(customers{}))));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .where(orders::customer_id.in(rs::select(customers::id).from(customers{}))));
#endif
}
