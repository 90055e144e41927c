// An unscoped session whose site is a text, is missing, or is a query.
// expect: rs::site<\"
// bad: "order.totals", "totals"
// bad:
// bad: "totals"
// bad: rs::query<"order.totals">(), "totals"
#include "../tables.hpp"

void misuse(rs::database& db) {
#ifdef BAD
  (void)db.unscoped(BAD);
#else
  (void)db.unscoped(rs::site<"order.totals">, "totals over every tenant");
#endif
}
