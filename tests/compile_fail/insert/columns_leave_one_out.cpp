// Many rows without a column that must have a value.
// expect: leaves out a column
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"customer.add">()
                 .insert_into(customers{})
                 .columns(customers::name)
                 .rows(std::vector<std::string>{"Ann"}));
#else
  (void)acme(rs::query<"customer.add">()
                 .insert_into(customers{})
                 .columns(customers::number, customers::name)
                 .rows(std::vector<std::tuple<int, std::string>>{{1, "Ann"}}));
#endif
}
