// Many rows that name their tenant, in a scoped session.
// expect: fills the tenant column in
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"customer.add">()
                 .insert_into(customers{})
                 .columns(customers::tenant_id, customers::number, customers::name)
                 .rows(std::vector<std::tuple<int, int, std::string>>{{1, 1, "Ann"}}));
#else
  (void)acme(rs::query<"customer.add">()
                 .insert_into(customers{})
                 .columns(customers::number, customers::name)
                 .rows(std::vector<std::tuple<int, std::string>>{{1, "Ann"}}));
#endif
}
