// An empty name.
// expect: literal|empty
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(rs::as<"">(rs::count())).from(orders{}));
#else
  (void)acme(rs::query<"order.big">().select(rs::as<"n">(rs::count())).from(orders{}));
#endif
}
