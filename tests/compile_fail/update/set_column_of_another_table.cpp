// set() with a column of another table.
// expect: another table
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.note">().update(orders{}).set(customers::name = "late").where(orders::id == 1));
#else
  acme(rs::query<"order.note">().update(orders{}).set(orders::note = "late").where(orders::id == 1));
#endif
}
