// A query that is named and goes no further.
// expect-warning: session|select
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme;
  rs::query<"order.big">();
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}));
#endif
}
