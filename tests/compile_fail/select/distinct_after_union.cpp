// distinct(), group_by() and having() behind the set operation.
// expect: before the set operation
// bad: distinct()
// bad: group_by(orders::id)
// bad: group_by(order_lines::order_id)
// bad: having(rs::count() > 1)
// bad: having(orders::id > 1)
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.union">()
                 .select(orders::id)
                 .from(orders{})
                 .union_with(rs::select(customers::id).from(customers{}))
                 .BAD);
#else
  (void)acme(rs::query<"order.union">()
                 .select(orders::id)
                 .from(orders{})
                 .distinct()
                 .union_with(rs::select(customers::id).from(customers{})));
#endif
}
