// where_if() with a condition that is evaluated even where the flag is off.
// expect: \[&\]|lambda|function
#include "../tables.hpp"

void misuse(rs::session& acme) {
  const std::optional<int> qty;
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where_if(qty.has_value(), orders::qty == *qty));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where_if(qty.has_value(), [&] {
    return orders::qty == *qty;
  }));
#endif
}
