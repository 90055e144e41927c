// set() with something that is no assignment.
// expect: column = value|=
// bad: coupons::note
// bad: coupons::note == "x"
// bad: "x"
// bad: 5
// bad: coupons{}
// bad: std::pair{coupons::note, "x"}
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"coupons.add">().insert_into(coupons{}).set(coupons::code = "SPRING", coupons::percent = 5, BAD));
#else
  acme(rs::query<"coupons.add">().insert_into(coupons{}).set(coupons::code = "SPRING", coupons::percent = 5));
#endif
}
