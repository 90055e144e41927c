// The average of a text, or of a value.
// expect: avg\(\) takes
// bad: rs::avg(3)
// bad: rs::avg(orders::note)
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.avg">().select(rs::as<"n">(BAD)).from(orders{}));
#else
  (void)acme(rs::query<"order.avg">().select(rs::as<"n">(rs::avg(orders::qty))).from(orders{}));
#endif
}
