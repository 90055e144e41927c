// A condition that is not always there, inside of a sub-query.
// expect: where_if\(\) belongs
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .where(rs::exists(
                     rs::select(customers::id).from(customers{}).where_if(true, [] { return customers::id > 1; }))));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .where(rs::exists(rs::select(customers::id).from(customers{}).where(customers::id > 1))));
#endif
}
