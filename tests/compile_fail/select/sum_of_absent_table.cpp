// A sum over a column of a table that is not in FROM.
// expect: from\(\).*join|neither in from
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(rs::as<"n">(rs::sum(orders::total))).from(customers{}));
#else
  (void)acme(rs::query<"order.big">().select(rs::as<"n">(rs::sum(orders::total))).from(orders{}));
#endif
}
