// A C++ value in the place of a column.
// expect: column
// bad: 1
// bad: "id"
// bad: true
// bad: nullptr
// bad: "*"
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(BAD).from(orders{}));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}));
#endif
}
