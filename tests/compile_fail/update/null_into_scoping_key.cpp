// NULL for the foreign key through which the scope goes.
// expect: null|optional
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.note">().update(orders{}).set(orders::customer_id = std::nullopt).where(orders::id == 1));
#else
  acme(rs::query<"order.note">().update(orders{}).set(orders::customer_id = 1).where(orders::id == 1));
#endif
}
