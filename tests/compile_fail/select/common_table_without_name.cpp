// An output of a common table that has no name.
// expect: name of its own
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  const auto n = rs::cte<"n">(rs::select(rs::count()).from(orders{}));
  (void)acme(n);
#else
  const auto n = rs::cte<"n">(rs::select(rs::as<"n">(rs::count())).from(orders{}));
  (void)acme(rs::query<"order.n">().with(n).select(n[rs::as<"n">(rs::count())]).from(n));
#endif
}
