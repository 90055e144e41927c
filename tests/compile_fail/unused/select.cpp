// A select that is built and never run.
// expect-warning: session
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme;
  rs::query<"order.big">().select(orders::id).from(orders{});
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}));
#endif
}
