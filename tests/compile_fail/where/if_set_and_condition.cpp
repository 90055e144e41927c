// if_set() inside of a larger condition: only a whole condition can be left out.
// expect: where_if|condition
// bad: orders::qty == rs::if_set(qty) && orders::id == 1
// bad: orders::id == 1 || orders::qty == rs::if_set(qty)
// bad: !(orders::qty == rs::if_set(qty))
#include "../tables.hpp"

void misuse(rs::session& acme) {
  const std::optional<int> qty;
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where_if(BAD));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where_if(orders::qty == rs::if_set(qty)));
#endif
}
