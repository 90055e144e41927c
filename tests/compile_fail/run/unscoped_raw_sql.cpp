// A text in the place of a statement, in an unscoped session.
// expect: rs::query
#include "../tables.hpp"

void misuse(rs::unscoped_session& all) {
#ifdef BAD
  (void)all("SELECT * FROM orders");
#else
  (void)all(rs::query<"order.big">().select(orders::id).from(orders{}));
#endif
}
