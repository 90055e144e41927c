// & | ~ in the place of && || !.
// expect: &&|\|\||!\(
// bad: (orders::id == 1) & (orders::qty == 2)
// bad: orders::id == 1 & orders::qty == 2
// bad: (orders::id == 1) | (orders::qty == 2)
// bad: ~(orders::id == 1)
// bad: (orders::id == 1) & flag
#include "../tables.hpp"

void misuse(rs::session& acme) {
  [[maybe_unused]] const bool flag = true;
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(BAD));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::id == 1 && orders::qty == 2));
#endif
}
