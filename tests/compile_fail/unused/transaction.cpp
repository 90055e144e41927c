// A transaction that is thrown away: it ends, rolled back, before anything is written.
// expect-warning: transaction
// bad:
// bad: rs::read_only
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme.transaction(BAD);
#else
  auto tx = acme.transaction();
  tx.commit();
#endif
}
