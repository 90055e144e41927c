// An insert in an unscoped session that does not name the tenant.
// expect: tenant
#include "../tables.hpp"

void misuse(rs::unscoped_session& all) {
#ifdef BAD
  all(rs::query<"customers.add">().insert_into(customers{}).set(customers::number = 7, customers::name = "Ann"));
#else
  all(rs::query<"customers.add">()
          .insert_into(customers{})
          .set(customers::tenant_id = 5, customers::number = 7, customers::name = "Ann"));
#endif
}
