// offset() twice.
// expect: twice
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).limit(20).offset(10).offset(20));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).limit(20).offset(30));
#endif
}
