// An update that moves a row to another tenant.
// expect: tenant
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.note">().update(customers{}).set(customers::tenant_id = 5).where(customers::id == 1));
#else
  acme(rs::query<"order.note">().update(customers{}).set(customers::name = "Ann").where(customers::id == 1));
#endif
}
