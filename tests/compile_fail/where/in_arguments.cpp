// in() with its values as arguments.
// expect: in\(\{|braces
// bad: orders::qty.in(1, 2)
// bad: orders::note.in("a", "b", "c")
// bad: orders::qty.in()
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(BAD));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::qty.in({1, 2})));
#endif
}
