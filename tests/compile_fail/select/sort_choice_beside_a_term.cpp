// An order of the user beside another term.
// expect: one sort_choice alone
#include "../tables.hpp"

constexpr auto sorts = rs::sort_choice<rs::by<"id", orders::id>>;

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).order_by(sorts.parse("id"), orders::total));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).order_by(sorts.parse("id")));
#endif
}
