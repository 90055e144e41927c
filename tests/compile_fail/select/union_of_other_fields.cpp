// A set operation of outputs of different types.
// expect: same types
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.union">()
                 .select(orders::id)
                 .from(orders{})
                 .union_with(rs::select(customers::name).from(customers{})));
#else
  (void)acme(rs::query<"order.union">()
                 .select(orders::id)
                 .from(orders{})
                 .union_with(rs::select(customers::id).from(customers{})));
#endif
}
