// A raw statement without its site.
// expect: names its site
// bad: "order.count"
// bad: 5
// bad: rs::query<"order.count">()
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme.raw<std::int64_t>(BAD, "SELECT count(*) FROM orders");
#else
  (void)acme.raw<std::int64_t>(rs::site<"order.count">, "SELECT count(*) FROM orders");
#endif
}
