// A sum of counts.
// expect: column
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(rs::as<"n">(rs::sum(rs::count()))).from(orders{}));
#else
  (void)acme(rs::query<"order.big">().select(rs::as<"n">(rs::sum(orders::qty))).from(orders{}));
#endif
}
