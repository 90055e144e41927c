// A number joined with a text.
// expect: concat\(\) joins texts
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(rs::concat("x", orders::id) == "x1"));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(rs::concat("x", orders::note) == "x1"));
#endif
}
