// Rows with a number for a text.
// expect: cannot be stored in that column
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"customer.add">()
                 .insert_into(customers{})
                 .columns(customers::number, customers::name)
                 .rows(std::vector<std::tuple<int, int>>{{1, 2}}));
#else
  (void)acme(rs::query<"customer.add">()
                 .insert_into(customers{})
                 .columns(customers::number, customers::name)
                 .rows(std::vector<std::tuple<int, std::string>>{{1, "Ann"}}));
#endif
}
