// key() of an insert into a table whose key is not generated.
// expect: generated
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  auto w = acme(rs::query<"coupon.add">().insert_into(coupons{}).set(coupons::code = "SPRING", coupons::percent = 5));
  (void)w.key();
#else
  auto w = acme(rs::query<"coupon.add">().insert_into(coupons{}).set(coupons::code = "SPRING", coupons::percent = 5));
  (void)w.affected_rows;
#endif
}
