// A class that is no plain struct.
// expect: member|number|type|plain|aggregate
#include "../tables.hpp"

class wrong_order {
 public:
  explicit wrong_order(std::int64_t id) : id_(id) {}

 private:
  [[maybe_unused]] std::int64_t id_;
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
