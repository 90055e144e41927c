// A function without one of its arguments.
// expect: (substring|round|replace|concat|coalesce)\(\)
// bad: rs::substring(orders::note, 2)
// bad: rs::substring(orders::note)
// bad: rs::round(orders::total)
// bad: rs::replace(orders::note, "a")
// bad: rs::concat(orders::note)
// bad: rs::coalesce(orders::note)
// bad: rs::coalesce()
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.note">().select(rs::as<"n">(BAD)).from(orders{}));
#else
  (void)acme(rs::query<"order.note">().select(rs::as<"n">(rs::substring(orders::note, 2, 3))).from(orders{}));
#endif
}
