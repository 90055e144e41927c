// An update that does not say which rows.
// expect: every_row\(\)
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.note">().update(orders{}).set(orders::note = "late"));
#else
  acme(rs::query<"order.note">().update(orders{}).set(orders::note = "late").where(orders::id == 1));
#endif
}
