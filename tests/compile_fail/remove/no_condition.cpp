// where() with something that is no condition.
// expect: condition|==
// bad: true
// bad: orders::id
// bad: orders::id = 1
// bad: 1
// bad: "id = 1"
// bad:
// bad: orders::id == 1, orders::qty == 2
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.wipe">().remove_from(orders{}).where(BAD));
#else
  acme(rs::query<"order.wipe">().remove_from(orders{}).where(orders::id == 1));
#endif
}
