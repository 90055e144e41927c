// A session that is thrown away.
// expect-warning: session
// bad: db.for_tenant(42)
// bad: db.for_active_tenant()
// bad: db.unscoped(rs::site<"order.totals">, "totals over every tenant")
#include "../tables.hpp"

void misuse(rs::database& db) {
#ifdef BAD
  BAD;
#else
  const auto session = db.for_tenant(42);
#endif
}
