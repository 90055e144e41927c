// A grouping by something that is no column.
// expect: column
// bad: 1
// bad: "id"
// bad: orders{}
// bad: rs::count()
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(rs::as<"n">(rs::count())).from(orders{}).group_by(BAD));
#else
  (void)acme(rs::query<"order.big">().select(rs::as<"n">(rs::count())).from(orders{}).group_by(orders::qty));
#endif
}
