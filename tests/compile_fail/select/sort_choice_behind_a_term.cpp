// An order of the user behind another term, or twice.
// expect: stands first
// bad: order_by(orders::total, sorts.parse("id"))
// bad: order_by(sorts.parse("id"), sorts.parse("id"))
#include "../tables.hpp"

constexpr auto sorts = rs::sort_choice<rs::by<"id", orders::id>>;

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).BAD);
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).order_by(sorts.parse("id"), orders::total));
#endif
}
