// if_set() of an optional that is not of the column's type.
// expect: compared|type
#include "../tables.hpp"

void misuse(rs::session& acme) {
  const std::optional<std::string> name;
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where_if(orders::qty == rs::if_set(name)));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where_if(orders::note == rs::if_set(name)));
#endif
}
