// set() twice.
// expect: set\(\)|one set|once|twice
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.note">()
           .update(orders{})
           .set(orders::note = "late")
           .set(orders::qty = 1)
           .where(orders::id == 1));
#else
  acme(rs::query<"order.note">().update(orders{}).set(orders::note = "late", orders::qty = 1).where(orders::id == 1));
#endif
}
