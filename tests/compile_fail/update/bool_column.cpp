// A value that a bool column cannot store.
// expect: stored|type|optional|null
// bad: "true"
// bad: 1
// bad: 0.0
// bad: nullptr
// bad: std::nullopt
// bad: orders::qty
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.note">().update(orders{}).set(orders::paid = BAD).every_row());
#else
  acme(rs::query<"order.note">().update(orders{}).set(orders::paid = true).every_row());
#endif
}
