// An aggregate of the row without the name under which it was selected.
// expect: selected|select\(|rs::as
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  for (const auto& row : acme(rs::query<"order.big">().select(rs::as<"m">(rs::count())).from(orders{}))) {
    (void)row[rs::sum(orders::total)];
  }
#else
  for (const auto& row : acme(rs::query<"order.big">().select(rs::as<"m">(rs::count())).from(orders{}))) {
    (void)row[rs::as<"m">(rs::count())];
  }
#endif
}
