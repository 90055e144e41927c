// A name for something that is no column or aggregate.
// expect: column
// bad: 1
// bad: "id"
// bad: orders{}
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(rs::as<"n">(BAD)).from(orders{}));
#else
  (void)acme(rs::query<"order.big">().select(rs::as<"n">(rs::count())).from(orders{}));
#endif
}
