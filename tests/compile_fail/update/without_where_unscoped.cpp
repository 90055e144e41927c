// An update of every tenant's rows that does not say which.
// expect: every_row\(\)
#include "../tables.hpp"

void misuse(rs::unscoped_session& all) {
#ifdef BAD
  all(rs::query<"order.note">().update(orders{}).set(orders::note = "late"));
#else
  all(rs::query<"order.note">().update(orders{}).set(orders::note = "late").every_row());
#endif
}
