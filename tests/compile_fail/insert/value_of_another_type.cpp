// A value that the column cannot store.
// expect: stored|type|optional
// bad: coupons::percent = "5"
// bad: coupons::percent = 5.5
// bad: coupons::percent = nullptr
// bad: coupons::percent = true
// bad: coupons::percent = '5'
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"coupons.add">().insert_into(coupons{}).set(coupons::code = "SPRING", BAD));
#else
  acme(rs::query<"coupons.add">().insert_into(coupons{}).set(coupons::code = "SPRING", coupons::percent = 5));
#endif
}
