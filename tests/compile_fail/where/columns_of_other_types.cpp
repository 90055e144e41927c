// Two columns of different types are compared.
// expect: types
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::id == orders::note));
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}).where(orders::id == orders::customer_id));
#endif
}
