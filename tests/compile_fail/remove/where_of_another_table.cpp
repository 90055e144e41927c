// A condition on another table.
// expect: table
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.wipe">().remove_from(orders{}).where(customers::name == "Ann"));
#else
  acme(rs::query<"order.wipe">().remove_from(orders{}).where(orders::id == 1));
#endif
}
