// A statement that is given to the database: it has no tenant.
// expect: for_tenant
#include "../tables.hpp"

void misuse(rs::database& db) {
#ifdef BAD
  (void)db(rs::query<"order.big">().select(orders::id).from(orders{}));
#else
  (void)db.for_tenant(42)(rs::query<"order.big">().select(orders::id).from(orders{}));
#endif
}
