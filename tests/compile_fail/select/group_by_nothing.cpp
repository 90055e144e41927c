// group_by() without a column.
// expect: column|group_by
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(rs::as<"n">(rs::count())).from(orders{}).group_by());
#else
  (void)acme(rs::query<"order.big">().select(rs::as<"n">(rs::count())).from(orders{}).group_by(orders::qty));
#endif
}
