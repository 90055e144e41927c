// The name of a query that is no literal.
// expect: literal|rs::query<\"area\.purpose\">
// bad: text
// bad: pointer
// bad: constant
// bad: view
// bad: number
// bad: 5
#include "../tables.hpp"

void misuse(rs::session& acme) {
  [[maybe_unused]] const std::string text = "order.big";
  [[maybe_unused]] const char* pointer = "order.big";
  [[maybe_unused]] static constexpr const char* constant = "order.big";
  [[maybe_unused]] static constexpr std::string_view view = "order.big";
  [[maybe_unused]] const int number = 5;
#ifdef BAD
  (void)acme(rs::query<BAD>().select(orders::id).from(orders{}));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}));
#endif
}
