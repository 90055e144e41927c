// A condition on groups of a select that gives single rows.
// expect: group_by
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).having(rs::count() > 1));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).group_by(orders::id).having(rs::count() > 1));
#endif
}
