// An update that says both which rows and every row.
// expect: every_row\(\)
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.note">().update(orders{}).set(orders::note = "late").where(orders::id == 1).every_row());
#else
  acme(rs::query<"order.note">().update(orders{}).set(orders::note = "late").where(orders::id == 1));
#endif
}
