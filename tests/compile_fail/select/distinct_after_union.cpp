// distinct() behind the set operation.
// expect: before the set operation
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.union">()
                 .select(orders::id)
                 .from(orders{})
                 .union_with(rs::select(customers::id).from(customers{}))
                 .distinct());
#else
  (void)acme(rs::query<"order.union">()
                 .select(orders::id)
                 .from(orders{})
                 .distinct()
                 .union_with(rs::select(customers::id).from(customers{})));
#endif
}
