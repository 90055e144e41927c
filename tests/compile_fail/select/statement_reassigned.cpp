// A condition that is added by assigning the statement to itself: each shape is a type of its own.
// expect: where_if
#include "../tables.hpp"

void misuse(std::optional<std::int64_t> customer, rs::session& acme) {
#ifdef BAD
  auto q = rs::query<"order.big">().select(orders::id).from(orders{});
  if (customer) q = q.where(orders::customer_id == *customer);
  (void)acme(q);
#else
  auto q =
      rs::query<"order.big">().select(orders::id).from(orders{}).where_if(orders::customer_id == rs::if_set(customer));
  (void)acme(q);
#endif
}
