// The SQL of an update that does not say which rows.
// expect: every_row\(\)
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme.sql(rs::query<"order.note">().update(orders{}).set(orders::note = "late"));
#else
  (void)acme.sql(rs::query<"order.note">().update(orders{}).set(orders::note = "late").every_row());
#endif
}
