// A select that is run and whose rows are thrown away.
// expect-warning: rows
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.big">().select(orders::id).from(orders{}));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}));
#endif
}
