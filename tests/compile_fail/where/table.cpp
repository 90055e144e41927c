// A column is compared with a table or something else that is no value.
// expect: compared
// bad: customers{}
// bad: std::vector<int>{1}
// bad: std::pair{1, 2}
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::customer_id == BAD));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::customer_id == 1));
#endif
}
