// A column beside count() without group_by().
// expect: group_by
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::qty, rs::as<"n">(rs::count())).from(orders{}));
#else
  (void)acme(
      rs::query<"order.big">().select(orders::qty, rs::as<"n">(rs::count())).from(orders{}).group_by(orders::qty));
#endif
}
