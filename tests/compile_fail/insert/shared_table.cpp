// An insert into a shared table in a scoped session.
// expect: unscoped
#include "../tables.hpp"

void misuse(rs::session& acme, rs::unscoped_session& all) {
#ifdef BAD
  (void)all;
  acme(rs::query<"currency.add">().insert_into(currencies{}).set(currencies::code = "EUR", currencies::title = "Euro"));
#else
  (void)acme;
  all(rs::query<"currency.add">().insert_into(currencies{}).set(currencies::code = "EUR", currencies::title = "Euro"));
#endif
}
