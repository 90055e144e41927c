// if_set() of something that is no optional.
// expect: optional
// bad: rs::if_set(5)
// bad: rs::if_set("a")
// bad: rs::if_set(nullptr)
// bad: rs::if_set(std::nullopt)
// bad: rs::if_set(number)
// bad: rs::if_set()
#include "../tables.hpp"

void misuse(rs::session& acme) {
  [[maybe_unused]] const std::optional<int> qty;
  [[maybe_unused]] const int number = 5;
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where_if(orders::qty == BAD));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where_if(orders::qty == rs::if_set(qty)));
#endif
}
