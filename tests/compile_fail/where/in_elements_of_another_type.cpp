// in() with elements that are not of the column's type.
// expect: in\(\)|column's type
// bad: orders::qty.in({"a", "b"})
// bad: orders::qty.in(texts)
// bad: orders::note.in({1, 2})
// bad: orders::paid.in({1, 2})
// bad: orders::qty.in({true, false})
#include "../tables.hpp"

void misuse(rs::session& acme) {
  [[maybe_unused]] const std::vector<std::string> texts{"a"};
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(BAD));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::qty.in({1, 2})));
#endif
}
