// value() of a statement that selects two columns.
// expect: one (column|output)
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.one">().select(orders::id, orders::total).from(orders{}).where(orders::id == 1)).value();
#else
  (void)acme(rs::query<"order.one">().select(orders::total).from(orders{}).where(orders::id == 1)).value();
#endif
}
