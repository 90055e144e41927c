// A value that an optional text column cannot store.
// expect: stored|type
// bad: 5
// bad: true
// bad: std::optional<int>{}
// bad: customers::number
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.note">().update(customers{}).set(customers::email = BAD).every_row());
#else
  acme(rs::query<"order.note">().update(customers{}).set(customers::email = std::nullopt).every_row());
#endif
}
