// An insert that is built and never run.
// expect-warning: session
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme;
  rs::query<"coupon.add">().insert_into(coupons{}).set(coupons::code = "SPRING", coupons::percent = 5);
#else
  acme(rs::query<"coupon.add">().insert_into(coupons{}).set(coupons::code = "SPRING", coupons::percent = 5));
#endif
}
