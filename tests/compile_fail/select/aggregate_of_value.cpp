// An aggregate of a value, or of nothing.
// expect: takes a column: rs::(min|max|avg|count_distinct)\(
// bad: rs::max(3)
// bad: rs::min(3)
// bad: rs::avg(3)
// bad: rs::count_distinct("a")
// bad: rs::max()
// bad: rs::min()
// bad: rs::avg()
// bad: rs::count_distinct()
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.max">().select(rs::as<"n">(BAD)).from(orders{}));
#else
  (void)acme(rs::query<"order.max">().select(rs::as<"n">(rs::max(orders::qty))).from(orders{}));
#endif
}
