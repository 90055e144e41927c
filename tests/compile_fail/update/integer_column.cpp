// A value that an integer column cannot store.
// expect: stored|type|optional|null
// bad: "5"
// bad: 2.5
// bad: true
// bad: '5'
// bad: nullptr
// bad: std::nullopt
// bad: std::optional<int>{}
// bad: orders::total
// bad: orders::note
// bad: 2.5F
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.note">().update(orders{}).set(orders::qty = BAD).every_row());
#else
  acme(rs::query<"order.note">().update(orders{}).set(orders::qty = 1).every_row());
#endif
}
