// Something that is no statement.
// expect: rs::query
// bad: 5
// bad: orders{}
// bad: orders::id == 1
// bad: orders::id
// bad: nullptr
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(BAD);
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}));
#endif
}
