// A bool column is compared with a number, or a number with a bool.
// expect: compared
// bad: orders::paid == 1
// bad: orders::paid == 0.0
// bad: orders::qty == true
// bad: orders::total != false
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(BAD));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::paid == true));
#endif
}
