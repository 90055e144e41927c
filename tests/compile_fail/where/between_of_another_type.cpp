// between() with ends that are not of the column's type.
// expect: compared|types
// bad: orders::qty.between("1", "5")
// bad: orders::qty.between(1, "5")
// bad: orders::note.between(1, 5)
// bad: orders::qty.between(1, std::optional<int>{5})
// bad: orders::qty.between(1, nullptr)
// bad: orders::qty.between(1, orders::note)
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(BAD));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::qty.between(1, 5)));
#endif
}
