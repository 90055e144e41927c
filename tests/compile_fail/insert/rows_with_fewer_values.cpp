// Rows with fewer values than columns are named.
// expect: another number of values
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"customer.add">()
                 .insert_into(customers{})
                 .columns(customers::number, customers::name)
                 .rows(std::vector<std::tuple<int>>{{1}}));
#else
  (void)acme(rs::query<"customer.add">()
                 .insert_into(customers{})
                 .columns(customers::number, customers::name)
                 .rows(std::vector<std::tuple<int, std::string>>{{1, "Ann"}}));
#endif
}
