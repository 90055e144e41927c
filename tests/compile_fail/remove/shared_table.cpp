// A remove from a shared table in a scoped session.
// expect: unscoped
#include "../tables.hpp"

void misuse(rs::session& acme, rs::unscoped_session& all) {
#ifdef BAD
  (void)all;
  acme(rs::query<"currency.drop">().remove_from(currencies{}).where(currencies::code == "EUR"));
#else
  (void)acme;
  all(rs::query<"currency.drop">().remove_from(currencies{}).where(currencies::code == "EUR"));
#endif
}
