// A session of SOCI's that is borrowed for several tenants.
// expect: borrowed for one tenant
#include "../tables.hpp"

void misuse(rs::database& db, soci::session& sql) {
#ifdef BAD
  (void)db.borrow(sql, rs::tenants{1, 2});
#else
  (void)db.borrow(sql, 1);
#endif
}
