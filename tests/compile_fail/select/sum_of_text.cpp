// A sum over texts.
// expect: numbers|number
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(rs::as<"n">(rs::sum(customers::name))).from(customers{}));
#else
  (void)acme(rs::query<"order.big">().select(rs::as<"n">(rs::count(customers::name))).from(customers{}));
#endif
}
