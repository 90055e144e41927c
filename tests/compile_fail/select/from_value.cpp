// The table's name in the place of the table.
// expect: \{\}
// bad: "orders"
// bad: 5
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(BAD));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}));
#endif
}
