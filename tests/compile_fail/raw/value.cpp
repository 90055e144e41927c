// A value that is not given by rs::use().
// expect: rs::use\(value
// bad: 5.0
// bad: "five"
// bad: std::optional<double>(5.0)
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme.raw<std::int64_t>(rs::site<"order.count">, "SELECT count(*) FROM orders WHERE total > ?", BAD);
#else
  (void)acme.raw<std::int64_t>(rs::site<"order.count">, "SELECT count(*) FROM orders WHERE total > ?", rs::use(5.0));
#endif
}
