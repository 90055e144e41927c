// A sub-query that reads from nowhere.
// expect: from\(\)
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(rs::exists(rs::select(customers::id))));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .where(rs::exists(rs::select(customers::id).from(customers{}))));
#endif
}
