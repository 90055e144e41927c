// A column of another table asked of an alias.
// expect: another table than the alias
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  const auto other = rs::alias<orders, "other">;
  (void)acme(rs::query<"order.big">().select(other[orders::id]).from(other).where(other[customers::id] == 1));
#else
  const auto other = rs::alias<orders, "other">;
  (void)acme(rs::query<"order.big">().select(other[orders::id]).from(other).where(other[orders::id] == 1));
#endif
}
