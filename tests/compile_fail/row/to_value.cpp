// One value in the place of a struct.
// expect: member|number|type|struct
// bad: int
// bad: std::string
// bad: std::vector<int>
// bad: std::int64_t
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id, orders::total).from(orders{})).to<BAD>();
#else
  (void)acme(rs::query<"order.big">().select(orders::id, orders::total).from(orders{}))
      .to<std::tuple<std::int64_t, double>>();
#endif
}
