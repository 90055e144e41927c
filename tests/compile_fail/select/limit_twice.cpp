// limit() twice.
// expect: twice
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).limit(20).limit(10));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).limit(10));
#endif
}
