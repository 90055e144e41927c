// A struct that has fewer members than columns were selected.
// expect: member|number|type
#include "../tables.hpp"

struct wrong_order {
  std::int64_t id;
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
