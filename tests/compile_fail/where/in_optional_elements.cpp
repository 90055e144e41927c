// in() with elements that may be empty.
// expect: in\(\)|column's type|optional
#include "../tables.hpp"

void misuse(rs::session& acme) {
  [[maybe_unused]] const std::vector<std::optional<int>> ids{1};
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::qty.in(ids)));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::qty.in({1, 2})));
#endif
}
