// A struct whose member cannot hold the NULL of a left join.
// expect: optional|type
#include "../tables.hpp"

struct order_of {
  std::int64_t id;
#ifdef BAD
  std::string name;
#else
  std::optional<std::string> name;
#endif
};

void misuse(rs::session& acme) {
  (void)acme(rs::query<"order.of">()
                 .select(orders::id, customers::name)
                 .from(orders{})
                 .left_join(customers{}, orders::customer_id == customers::id))
      .to<order_of>();
}
