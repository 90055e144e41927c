// A value that a column of floating point cannot store.
// expect: stored|type|optional|null
// bad: "5"
// bad: true
// bad: nullptr
// bad: std::nullopt
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.note">().update(orders{}).set(orders::total = BAD).every_row());
#else
  acme(rs::query<"order.note">().update(orders{}).set(orders::total = 1).every_row());
#endif
}
