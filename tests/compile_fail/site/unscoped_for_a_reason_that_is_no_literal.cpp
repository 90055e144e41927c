// An unscoped session whose reason is not written where it is opened.
// expect: reason.*literal|literal
// bad: text
// bad: pointer
// bad: number
// bad: nullptr
// bad: buffer
#include "../tables.hpp"

void misuse(rs::database& db) {
  [[maybe_unused]] const std::string text = "order.big";
  [[maybe_unused]] const char* pointer = "order.big";
  [[maybe_unused]] static constexpr const char* constant = "order.big";
  [[maybe_unused]] static constexpr std::string_view view = "order.big";
  [[maybe_unused]] const int number = 5;
  [[maybe_unused]] char buffer[] = "totals";
#ifdef BAD
  (void)db.unscoped(rs::site<"order.totals">, BAD);
#else
  (void)db.unscoped(rs::site<"order.totals">, "totals over every tenant");
#endif
}
