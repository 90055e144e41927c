// A select without a site, given to a session.
// expect: without a site
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::select(orders::id).from(orders{}));
#else
  (void)acme(rs::query<"order.all">().select(orders::id).from(orders{}));
#endif
}
