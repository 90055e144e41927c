// An update where a column is compared with an optional.
// expect: if_set
#include "../tables.hpp"

void misuse(rs::session& acme) {
  const std::optional<std::int64_t> id = 1;
#ifdef BAD
  acme(rs::query<"order.note">().update(orders{}).set(orders::note = "late").where(orders::id == id));
#else
  acme(rs::query<"order.note">().update(orders{}).set(orders::note = "late").where(orders::id == *id));
#endif
}
