// An unscoped session whose reason is empty.
// expect: reason
#include "../tables.hpp"

void misuse(rs::database& db) {
#ifdef BAD
  (void)db.unscoped(rs::site<"order.totals">, "");
#else
  (void)db.unscoped(rs::site<"order.totals">, "totals over every tenant");
#endif
}
