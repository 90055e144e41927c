// An update that moves a row to another tenant, in an unscoped session.
// expect: tenant
#include "../tables.hpp"

void misuse(rs::unscoped_session& all) {
#ifdef BAD
  all(rs::query<"order.note">().update(customers{}).set(customers::tenant_id = 5).where(customers::id == 1));
#else
  all(rs::query<"order.note">().update(customers{}).set(customers::name = "Ann").where(customers::id == 1));
#endif
}
