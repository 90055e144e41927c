// set() with something that is no assignment.
// expect: column = value|=
// bad: orders::note
// bad: orders::note == "late"
// bad: "late"
// bad: orders::qty > 5
// bad: orders{}
// bad: nullptr
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.note">().update(orders{}).set(BAD).where(orders::id == 1));
#else
  acme(rs::query<"order.note">().update(orders{}).set(orders::note = "late").where(orders::id == 1));
#endif
}
