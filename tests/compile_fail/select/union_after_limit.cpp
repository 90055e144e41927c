// A limit before the set operation.
// expect: behind the set operation
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.union">()
                 .select(orders::id)
                 .from(orders{})
                 .limit(3)
                 .union_with(rs::select(customers::id).from(customers{})));
#else
  (void)acme(rs::query<"order.union">()
                 .select(orders::id)
                 .from(orders{})
                 .union_with(rs::select(customers::id).from(customers{}))
                 .limit(3));
#endif
}
