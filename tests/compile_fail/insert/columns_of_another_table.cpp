// A column of another table among those of many rows.
// expect: another table
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"customer.add">()
                 .insert_into(customers{})
                 .columns(customers::number, customers::name, orders::note)
                 .rows(std::vector<std::tuple<int, std::string, std::string>>{{1, "Ann", "x"}}));
#else
  (void)acme(rs::query<"customer.add">()
                 .insert_into(customers{})
                 .columns(customers::number, customers::name)
                 .rows(std::vector<std::tuple<int, std::string>>{{1, "Ann"}}));
#endif
}
