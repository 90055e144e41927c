// if_set() in set(): a column is set or it is not.
// expect: where_if|stored
#include "../tables.hpp"

void misuse(rs::session& acme) {
  const std::optional<int> qty = 1;
#ifdef BAD
  acme(rs::query<"order.note">().update(orders{}).set(orders::qty = rs::if_set(qty)).every_row());
#else
  acme(rs::query<"order.note">().update(orders{}).set(orders::qty = *qty).every_row());
#endif
}
