// The same column twice in set().
// expect: twice
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"coupons.add">().insert_into(coupons{}).set(coupons::code = "SPRING", coupons::percent = 5,
                                                             coupons::percent = 6));
#else
  acme(rs::query<"coupons.add">().insert_into(coupons{}).set(coupons::code = "SPRING", coupons::percent = 5));
#endif
}
