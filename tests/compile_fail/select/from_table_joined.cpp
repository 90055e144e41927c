// The table of FROM is joined again.
// expect: alias|already
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(
      rs::query<"order.big">().select(orders::id).from(orders{}).join(orders{}, orders::id == orders::customer_id));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}));
#endif
}
