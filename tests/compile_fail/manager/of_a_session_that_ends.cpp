// A manager of a temporary session.
// expect: keep it
// bad: db.for_tenant(42).objects(orders{})
// bad: db.unscoped(rs::site<"order.all">, "why").objects(orders{})
#include "../tables.hpp"

void misuse(rs::database& db) {
#ifdef BAD
  (void)BAD.count(rs::site<"order.count">);
#else
  auto acme = db.for_tenant(42);
  (void)acme.objects(orders{}).count(rs::site<"order.count">);
#endif
}
