// Raw SQL without a scope.
// expect: all\.as\(tenant\)
// bad: all
#include "../tables.hpp"

void misuse(rs::unscoped_session& all) {
#ifdef BAD
  (void)BAD.raw<std::int64_t>(rs::site<"order.count">, "SELECT count(*) FROM orders");
#else
  rs::session acme = all.as(1);
  (void)acme.raw<std::int64_t>(rs::site<"order.count">, "SELECT count(*) FROM orders");
#endif
}
