// An order before the set operation.
// expect: behind the set operation
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.union">()
                 .select(orders::id)
                 .from(orders{})
                 .order_by(orders::id)
                 .union_with(rs::select(customers::id).from(customers{})));
#else
  (void)acme(rs::query<"order.union">()
                 .select(orders::id)
                 .from(orders{})
                 .union_with(rs::select(customers::id).from(customers{}))
                 .order_by(orders::id));
#endif
}
