// A comparison of a comparison: 1 < qty < 5.
// expect: between|compared|condition
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(1 < orders::qty < 5));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::qty.between(1, 5)));
#endif
}
