// A text in the place of a statement.
// expect: rs::query
// bad: "SELECT * FROM orders"
// bad: std::string("SELECT * FROM orders")
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(BAD);
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}));
#endif
}
