// A struct whose member is of another type than the column.
// expect: member|number|type|narrow
// bad: float
// bad: int
// bad: std::int64_t
// bad: bool
// bad: std::string
// bad: const char*
#include "../tables.hpp"

struct big_order {
  std::int64_t id;
#ifdef BAD
  BAD total;
#else
  double total;
#endif
};

void misuse(rs::session& acme) {
  (void)acme(rs::query<"order.big">().select(orders::id, orders::total).from(orders{})).to<big_order>();
}
