// A table in the place of its columns.
// expect: column
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders{}).from(orders{}));
#else
  (void)acme(rs::query<"order.big">().select(orders::id, orders::total).from(orders{}));
#endif
}
