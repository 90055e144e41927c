// A condition that is there by choice, on a table that is not in FROM.
// expect: from\(\).*join|neither in from
#include "../tables.hpp"

void misuse(rs::session& acme) {
  const std::optional<std::string> name;
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where_if(customers::name == rs::if_set(name)));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .join(customers{}, orders::customer_id == customers::id)
                 .where_if(customers::name == rs::if_set(name)));
#endif
}
