// A remove whose only condition may be left out: then it would take every row.
// expect: every_row\(\)
#include "../tables.hpp"

void misuse(rs::session& acme) {
  const std::optional<std::int64_t> id;
#ifdef BAD
  acme(rs::query<"order.wipe">().remove_from(orders{}).where_if(orders::id == rs::if_set(id)));
#else
  acme(rs::query<"order.wipe">().remove_from(orders{}).where(orders::qty > 0).where_if(orders::id == rs::if_set(id)));
#endif
}
