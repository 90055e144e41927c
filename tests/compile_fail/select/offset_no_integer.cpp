// An offset that is no integer.
// expect: offset.*integer|integer
// bad: "20"
// bad: 2.5
// bad: true
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).limit(20).offset(BAD));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).limit(20).offset(5));
#endif
}
