// A query that says nothing yet.
// expect: select
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">());
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}));
#endif
}
