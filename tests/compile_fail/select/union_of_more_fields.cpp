// A set operation with one output more.
// expect: same number of outputs
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.union">()
                 .select(orders::id)
                 .from(orders{})
                 .union_all(rs::select(customers::id, customers::id).from(customers{})));
#else
  (void)acme(rs::query<"order.union">()
                 .select(orders::id)
                 .from(orders{})
                 .union_all(rs::select(customers::id).from(customers{})));
#endif
}
