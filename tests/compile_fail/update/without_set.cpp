// An update that sets nothing.
// expect: set\(
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.note">().update(orders{}).where(orders::id == 1));
#else
  acme(rs::query<"order.note">().update(orders{}).set(orders::note = "late").where(orders::id == 1));
#endif
}
