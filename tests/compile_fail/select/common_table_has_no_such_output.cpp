// A column that the common table does not select.
// expect: not among the outputs
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  const auto big = rs::cte<"big">(rs::select(orders::id).from(orders{}));
  (void)acme(rs::query<"order.big">().with(big).select(big[orders::total]).from(big));
#else
  const auto big = rs::cte<"big">(rs::select(orders::id).from(orders{}));
  (void)acme(rs::query<"order.big">().with(big).select(big[orders::id]).from(big));
#endif
}
