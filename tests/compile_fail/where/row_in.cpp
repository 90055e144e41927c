// A row among others.
// expect: \|\|
// bad: in({rs::row(1, 2), rs::row(3, 4)})
// bad: in(rows)
// bad: in(rs::select(orders::id, orders::qty).from(orders{}))
// bad: in()
#include "../tables.hpp"

void misuse(rs::session& acme) {
  [[maybe_unused]] const std::vector<std::tuple<int, int>> rows{{1, 2}};
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(rs::row(orders::id, orders::qty).BAD));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .where(rs::row(orders::id, orders::qty) == rs::row(1, 2)));
#endif
}
