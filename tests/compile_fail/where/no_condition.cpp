// Something that is no condition.
// expect: condition
// bad: true
// bad: flag
// bad: false
// bad: orders::qty
// bad: orders::note
// bad: "qty = 1"
// bad: 1
// bad: orders{}
// bad: nullptr
// bad: orders::qty.desc()
// bad: text
#include "../tables.hpp"

void misuse(rs::session& acme) {
  [[maybe_unused]] const bool flag = true;
  [[maybe_unused]] const std::string text = "qty = 1";
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(BAD));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::qty == 1));
#endif
}
