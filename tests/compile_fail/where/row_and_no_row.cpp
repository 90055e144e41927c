// A row compared with something else.
// expect: rs::row\(|cannot be compared
// bad: rs::row(orders::id, orders::qty) > std::tuple(1, 2)
// bad: std::pair(1, 2) < rs::row(orders::id, orders::qty)
// bad: rs::row(orders::id, orders::qty) == std::tuple(1, 2)
// bad: std::tuple(1, 2) != rs::row(orders::id, orders::qty)
// bad: rs::row(orders::id, orders::qty) >= 1
// bad: rs::row(orders::id, orders::qty) == orders::id
// bad: rs::row(orders::id, std::tuple(1)) == rs::row(1, 2)
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(BAD));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .where(rs::row(orders::id, orders::qty) > rs::row(1, 2)));
#endif
}
