// A row of one value.
// expect: two values or more
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(rs::row(orders::id) > rs::row(2)));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::id > 2));
#endif
}
