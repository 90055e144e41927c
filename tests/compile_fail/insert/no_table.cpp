// insert_into() something that is no table.
// expect: table
// bad: coupons::code
// bad: "coupons"
// bad: 5
// bad:
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"coupon.add">().insert_into(BAD).set(coupons::code = "SPRING", coupons::percent = 5));
#else
  acme(rs::query<"coupon.add">().insert_into(coupons{}).set(coupons::code = "SPRING", coupons::percent = 5));
#endif
}
