// The SQL of a write to a shared table in a scoped session.
// expect: unscoped
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme.sql(rs::query<"currency.drop">().remove_from(currencies{}).every_row());
#else
  (void)acme.sql(rs::query<"currency.all">().select(currencies::code).from(currencies{}));
#endif
}
