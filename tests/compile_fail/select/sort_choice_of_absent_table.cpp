// An order by a column of a table that the statement does not have.
// expect: from\(\) nor joined
// bad: order_by(sorts.parse("name"))
// bad: order_by(sorts.parse("name"), orders::id)
// bad: order_by(rs::sort_choice<rs::by<"id", orders::id>>.parse("id"), customers::id)
#include "../tables.hpp"

constexpr auto sorts = rs::sort_choice<rs::by<"id", orders::id>, rs::by<"name", customers::name>>;

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).BAD);
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .join(customers{}, orders::customer_id == customers::id)
                 .order_by(sorts.parse("name"), orders::id));
#endif
}
