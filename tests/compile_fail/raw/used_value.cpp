// A value that no column can hold.
// expect: a value that a column can hold
// bad: nullptr
// bad: some_struct{}
// bad: 'a'
// bad: std::vector<int>{}
#include <vector>

#include "../tables.hpp"

struct some_struct {};

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme.raw<std::int64_t>(rs::site<"order.count">, "SELECT count(*) FROM orders WHERE total > ?", rs::use(BAD));
#else
  (void)acme.raw<std::int64_t>(rs::site<"order.count">, "SELECT count(*) FROM orders WHERE total > ?", rs::use(5.0));
#endif
}
