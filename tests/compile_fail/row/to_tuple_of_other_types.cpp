// A tuple that does not fit the columns.
// expect: member|number|type
// bad: std::tuple<std::int64_t>
// bad: std::tuple<std::int64_t, double, int>
// bad: std::tuple<int, double>
// bad: std::tuple<double, std::int64_t>
// bad: std::tuple<std::int64_t, float>
// bad: std::tuple<>
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id, orders::total).from(orders{})).to<BAD>();
#else
  (void)acme(rs::query<"order.big">().select(orders::id, orders::total).from(orders{}))
      .to<std::tuple<std::int64_t, double>>();
#endif
}
