// A sub-query among the outputs that has no name.
// expect: is named
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.n">().select(customers::id, rs::select(rs::count()).from(orders{})).from(customers{}));
#else
  (void)acme(rs::query<"order.n">()
                 .select(customers::id, rs::as<"n">(rs::select(rs::count()).from(orders{})))
                 .from(customers{}));
#endif
}
