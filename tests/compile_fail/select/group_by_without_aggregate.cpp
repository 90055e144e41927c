// A column by which the rows are not grouped, beside the one by which they are.
// expect: group_by
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::qty, orders::id).from(orders{}).group_by(orders::qty));
#else
  (void)acme(rs::query<"order.big">().select(orders::qty, orders::id).from(orders{}).group_by(orders::qty, orders::id));
#endif
}
