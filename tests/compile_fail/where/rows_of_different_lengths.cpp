// Two values compared with one more.
// expect: different numbers
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .where(rs::row(orders::total, orders::id) > rs::row(1.0, 2, 3)));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .where(rs::row(orders::total, orders::id) > rs::row(1.0, 2)));
#endif
}
