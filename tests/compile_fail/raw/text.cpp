// A text that is only known as the program runs.
// expect: rs::unchecked_sql
// bad: std::string("SELECT count(*) FROM orders")
// bad: std::string_view("SELECT count(*) FROM orders")
// bad: 5
// bad: rs::query<"order.big">()
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme.raw<std::int64_t>(rs::site<"order.count">, BAD);
#else
  (void)acme.raw<std::int64_t>(rs::site<"order.count">, "SELECT count(*) FROM orders");
#endif
}
