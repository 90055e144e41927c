// The name of a site that is no literal.
// expect: literal|rs::site<\"area\.purpose\">
// bad: text
// bad: pointer
// bad: constant
// bad: view
// bad: number
// bad: 5
#include "../tables.hpp"

void misuse(rs::database& db) {
  [[maybe_unused]] const std::string text = "order.big";
  [[maybe_unused]] const char* pointer = "order.big";
  [[maybe_unused]] static constexpr const char* constant = "order.big";
  [[maybe_unused]] static constexpr std::string_view view = "order.big";
  [[maybe_unused]] const int number = 5;
#ifdef BAD
  (void)db.unscoped(rs::site<BAD>, "totals");
#else
  (void)db.unscoped(rs::site<"order.totals">, "totals");
#endif
}
