// An insert that leaves out the foreign key through which the row belongs to its tenant.
// expect: leaves out|left out
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"orders.add">().insert_into(orders{}).set(orders::qty = 1, orders::total = 2.5, orders::paid = true));
#else
  acme(rs::query<"orders.add">().insert_into(orders{}).set(orders::customer_id = 1, orders::qty = 1,
                                                           orders::total = 2.5, orders::paid = true));
#endif
}
