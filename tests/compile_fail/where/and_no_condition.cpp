// And something that is no condition.
// expect: condition
// bad: orders::total >= 100.0 && flag
// bad: flag && orders::total >= 100.0
// bad: orders::total >= 100.0 && orders::qty
// bad: orders::qty && orders::total >= 100.0
// bad: orders::total >= 100.0 && true
// bad: orders::total >= 100.0 && "paid"
// bad: orders::total >= 100.0 && 1
// bad: orders::id && orders::qty
// bad: orders::id == 1 and flag
#include "../tables.hpp"

void misuse(rs::session& acme) {
  [[maybe_unused]] const bool flag = true;
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(BAD));
#else
  (void)acme(
      rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::total >= 100.0 && orders::paid == flag));
#endif
}
