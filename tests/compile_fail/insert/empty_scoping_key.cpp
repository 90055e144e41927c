// A foreign key through which the scope goes, and that might be empty.
// expect: optional
#include "../tables.hpp"

void misuse(rs::session& acme) {
  const std::optional<std::int64_t> customer = 1;
#ifdef BAD
  acme(rs::query<"orders.add">().insert_into(orders{}).set(orders::customer_id = customer, orders::qty = 1,
                                                           orders::total = 2.5, orders::paid = true));
#else
  acme(rs::query<"orders.add">().insert_into(orders{}).set(orders::customer_id = *customer, orders::qty = 1,
                                                           orders::total = 2.5, orders::paid = true));
#endif
}
