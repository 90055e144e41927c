// An insert whose set() is empty.
// expect: set\(|leaves out
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"coupons.add">().insert_into(coupons{}).set());
#else
  acme(rs::query<"coupons.add">().insert_into(coupons{}).set(coupons::code = "SPRING", coupons::percent = 5));
#endif
}
