// A name that is no literal.
// expect: literal
// bad: name
// bad: constant
// bad: 5
#include "../tables.hpp"

void misuse(rs::session& acme) {
  [[maybe_unused]] const std::string name = "n";
  [[maybe_unused]] constexpr std::string_view constant = "n";
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(rs::as<BAD>(rs::count())).from(orders{}));
#else
  (void)acme(rs::query<"order.big">().select(rs::as<"n">(rs::count())).from(orders{}));
#endif
}
