// An aggregate as the value of a column.
// expect: aggregate|stored
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.note">().update(orders{}).set(orders::qty = rs::count()).every_row());
#else
  acme(rs::query<"order.note">().update(orders{}).set(orders::qty = 1).every_row());
#endif
}
