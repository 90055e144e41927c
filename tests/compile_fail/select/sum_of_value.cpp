// A sum or a count of something that is no column.
// expect: column
// bad: rs::sum(1)
// bad: rs::sum("qty")
// bad: rs::count("qty")
// bad: rs::count(orders{})
// bad: rs::sum()
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(rs::as<"n">(BAD)).from(orders{}));
#else
  (void)acme(rs::query<"order.big">().select(rs::as<"n">(rs::sum(orders::qty))).from(orders{}));
#endif
}
