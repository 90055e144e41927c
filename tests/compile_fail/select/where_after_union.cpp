// A condition behind the set operation.
// expect: before the set operation
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.union">()
                 .select(orders::id)
                 .from(orders{})
                 .union_with(rs::select(customers::id).from(customers{}))
                 .where(orders::id > 1));
#else
  (void)acme(rs::query<"order.union">()
                 .select(orders::id)
                 .from(orders{})
                 .where(orders::id > 1)
                 .union_with(rs::select(customers::id).from(customers{})));
#endif
}
