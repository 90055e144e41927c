// An order by something that is no column.
// expect: column|expression
// bad: 1
// bad: "id"
// bad: true
// bad: orders{}
// bad: orders::qty = 1
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).order_by(BAD));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).order_by(orders::id));
#endif
}
