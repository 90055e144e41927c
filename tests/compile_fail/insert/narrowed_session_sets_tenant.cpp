// An unscoped session that is narrowed to a tenant is a scoped one: the tenant column is filled in.
// expect: tenant.*filled in|fills
#include "../tables.hpp"

void misuse(rs::unscoped_session& all) {
#ifdef BAD
  all.as(42)(rs::query<"coupon.add">().insert_into(coupons{}).set(coupons::tenant_id = 5, coupons::code = "SPRING",
                                                                  coupons::percent = 5));
#else
  all.as(42)(rs::query<"coupon.add">().insert_into(coupons{}).set(coupons::code = "SPRING", coupons::percent = 5));
#endif
}
