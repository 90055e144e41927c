// A limit that is no integer.
// expect: limit.*integer|integer
// bad: "20"
// bad: 2.5
// bad: true
// bad: '2'
// bad: nullptr
// bad: orders::qty
// bad: std::optional<int>{20}
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).limit(BAD));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).limit(20));
#endif
}
