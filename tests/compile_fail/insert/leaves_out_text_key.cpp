// An insert that leaves out the text primary key, which nobody generates.
// expect: leaves out|left out
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"coupons.add">().insert_into(coupons{}).set(coupons::percent = 5));
#else
  acme(rs::query<"coupons.add">().insert_into(coupons{}).set(coupons::code = "SPRING", coupons::percent = 5));
#endif
}
