// A struct that does not fit the columns of a record.
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
  (void)acme(rs::query<"order.one">().select(orders::id, orders::total).from(orders{}).where(orders::id == 1))
      .one()
      .to<wrong_order>();
#else
  (void)acme(rs::query<"order.one">().select(orders::id, orders::total).from(orders{}).where(orders::id == 1))
      .one()
      .to<big_order>();
#endif
}
