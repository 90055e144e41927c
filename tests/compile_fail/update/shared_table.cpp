// An update of a shared table in a scoped session.
// expect: unscoped
#include "../tables.hpp"

void misuse(rs::session& acme, rs::unscoped_session& all) {
#ifdef BAD
  (void)all;
  acme(rs::query<"currency.name">().update(currencies{}).set(currencies::title = "Euro").every_row());
#else
  (void)acme;
  all(rs::query<"currency.name">().update(currencies{}).set(currencies::title = "Euro").every_row());
#endif
}
