// A sub-query uses a column of a table that nobody has.
// expect: table
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .where(rs::exists(
                     rs::select(customers::id).from(customers{}).where(customers::id == order_lines::order_id))));
#else
  (void)acme(
      rs::query<"order.big">()
          .select(orders::id)
          .from(orders{})
          .where(rs::exists(rs::select(customers::id).from(customers{}).where(customers::id == orders::customer_id))));
#endif
}
