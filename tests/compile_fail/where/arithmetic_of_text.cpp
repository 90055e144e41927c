// A text that is added.
// expect: compute with numbers
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::note + 1 == 2));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::id + 1 == 2));
#endif
}
