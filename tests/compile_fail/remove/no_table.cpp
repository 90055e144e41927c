// remove_from() something that is no table.
// expect: table
// bad: orders::id
// bad: "orders"
// bad: 5
// bad:
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.wipe">().remove_from(BAD).every_row());
#else
  acme(rs::query<"order.wipe">().remove_from(orders{}).every_row());
#endif
}
