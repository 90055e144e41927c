// in() with something that is no range.
// expect: in\(\{|range|braces
// bad: orders::qty.in(5)
// bad: orders::note.in("AB")
// bad: orders::note.in(std::string("AB"))
// bad: orders::qty.in(orders{})
// bad: orders::qty.in(std::optional<int>{5})
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(BAD));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::qty.in({1, 2})));
#endif
}
