// A statement is rendered past the session that would scope it.
// expect: session
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  rs::render(rs::query<"order.big">().select(orders::id).from(orders{}));
#else
  (void)acme.sql(rs::query<"order.big">().select(orders::id).from(orders{}));
#endif
}
