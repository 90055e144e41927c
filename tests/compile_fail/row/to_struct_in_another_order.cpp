// A struct whose members are in another order than the columns.
// expect: member|number|type
#include "../tables.hpp"

struct wrong_order {
  std::optional<std::string> note;
  std::int64_t id;
};
struct big_order {
  std::int64_t id;
  std::optional<std::string> note;
};

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id, orders::note).from(orders{})).to<wrong_order>();
#else
  (void)acme(rs::query<"order.big">().select(orders::id, orders::note).from(orders{})).to<big_order>();
#endif
}
