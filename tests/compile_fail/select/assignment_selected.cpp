// An assignment in the place of a column.
// expect: column
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::qty = 1).from(orders{}));
#else
  (void)acme(rs::query<"order.big">().select(orders::qty).from(orders{}));
#endif
}
