// A common table that with() does not give to the statement.
// expect: common table that with\(\)
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  const auto big = rs::cte<"big">(rs::select(orders::id).from(orders{}));
  (void)acme(rs::query<"order.big">().select(big[orders::id]).from(big));
#else
  const auto big = rs::cte<"big">(rs::select(orders::id).from(orders{}));
  (void)acme(rs::query<"order.big">().with(big).select(big[orders::id]).from(big));
#endif
}
