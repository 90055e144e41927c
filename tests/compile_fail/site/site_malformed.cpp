// The name of a site that does not say area and purpose.
// expect: area\.purpose
// bad: "order"
// bad: ""
// bad: "order."
// bad: ".big"
#include "../tables.hpp"

void misuse(rs::database& db) {
#ifdef BAD
  (void)db.unscoped(rs::site<BAD>, "totals");
#else
  (void)db.unscoped(rs::site<"order.totals">, "totals");
#endif
}
