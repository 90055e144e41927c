// A column in the place of the table.
// expect: table.*customers\{\}|\{\}
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders::id));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}));
#endif
}
