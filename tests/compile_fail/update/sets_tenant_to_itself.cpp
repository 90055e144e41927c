// An update that sets the tenant column to what it is.
// expect: tenant
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.note">().update(customers{}).set(customers::tenant_id = customers::tenant_id).every_row());
#else
  acme(rs::query<"order.note">().update(customers{}).set(customers::number = customers::id).every_row());
#endif
}
