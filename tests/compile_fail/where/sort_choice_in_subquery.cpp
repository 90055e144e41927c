// An order of the user, inside of a sub-query.
// expect: sort_choice belongs
#include "../tables.hpp"

constexpr auto sorts = rs::sort_choice<rs::by<"id", customers::id>>;

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .where(rs::exists(rs::select(customers::id).from(customers{}).order_by(sorts.parse("id")))));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .where(rs::exists(rs::select(customers::id).from(customers{}).order_by(customers::id))));
#endif
}
