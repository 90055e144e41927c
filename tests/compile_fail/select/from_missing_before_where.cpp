// where() before from(): nothing is known yet of which tables it may use.
// expect: from
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).where(orders::id == 1));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::id == 1));
#endif
}
