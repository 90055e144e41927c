// A struct whose member is a smaller integer than the column.
// expect: member|number|type|narrow
#include "../tables.hpp"

struct wrong_order {
  int id;
  double total;
};
struct big_order {
  std::int64_t id;
  double total;
};

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id, orders::total).from(orders{})).to<wrong_order>();
#else
  (void)acme(rs::query<"order.big">().select(orders::id, orders::total).from(orders{})).to<big_order>();
#endif
}
