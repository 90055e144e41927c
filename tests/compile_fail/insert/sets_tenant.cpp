// An insert in a scoped session that names the tenant column.
// expect: tenant.*filled in|fills
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"customers.add">()
           .insert_into(customers{})
           .set(customers::tenant_id = 5, customers::number = 7, customers::name = "Ann"));
#else
  acme(rs::query<"customers.add">().insert_into(customers{}).set(customers::number = 7, customers::name = "Ann"));
#endif
}
