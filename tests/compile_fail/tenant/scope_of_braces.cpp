// A scope of several tenants as values in braces.
// expect: rs::tenants\{1, 2\}
#include "../tables.hpp"

void misuse(rs::database& db) {
#ifdef BAD
  (void)db.for_scope({1, 2});
#else
  (void)db.for_scope(rs::tenants{1, 2});
#endif
}
