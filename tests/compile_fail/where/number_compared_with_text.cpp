// A number column is compared with a text.
// expect: compared
// bad: orders::id == "5"
// bad: orders::total > "5"
// bad: orders::qty <= std::string("5")
// bad: "5" == orders::id
// bad: orders::qty != std::string_view("5")
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(BAD));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::id == 5));
#endif
}
