// A select without from().
// expect: from\(
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}));
#endif
}
