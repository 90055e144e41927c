// Two outputs of a common table that have one name.
// expect: have one name
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  const auto both = rs::cte<"both">(
      rs::select(orders::id, customers::id).from(orders{}).join(customers{}, customers::id == orders::customer_id));
  (void)acme(rs::query<"order.big">().with(both).select(both[orders::id]).from(both));
#else
  const auto both = rs::cte<"both">(rs::select(orders::id, rs::as<"customer">(customers::id + 0))
                                        .from(orders{})
                                        .join(customers{}, customers::id == orders::customer_id));
  (void)acme(rs::query<"order.big">().with(both).select(both[orders::id]).from(both));
#endif
}
