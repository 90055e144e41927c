// A sub-query of two columns where one value is looked for.
// expect: exactly one column
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .where(orders::customer_id.in(rs::select(customers::id, customers::name).from(customers{}))));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .where(orders::customer_id.in(rs::select(customers::id).from(customers{}))));
#endif
}
