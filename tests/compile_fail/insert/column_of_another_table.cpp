// set() with a column of another table.
// expect: another table
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"coupons.add">().insert_into(coupons{}).set(coupons::code = "SPRING", coupons::percent = 5,
                                                             orders::qty = 1));
#else
  acme(rs::query<"coupons.add">().insert_into(coupons{}).set(coupons::code = "SPRING", coupons::percent = 5));
#endif
}
