// The SQL of something that is no statement.
// expect: rs::query
// bad: "SELECT 1"
// bad: orders{}
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme.sql(BAD);
#else
  (void)acme.sql(rs::query<"order.big">().select(orders::id).from(orders{}));
#endif
}
