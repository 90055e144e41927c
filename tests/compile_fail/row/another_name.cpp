// A named expression of the row that was selected under another name.
// expect: selected|select\(
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  for (const auto& row : acme(rs::query<"order.big">().select(rs::as<"m">(rs::count())).from(orders{}))) {
    (void)row[rs::as<"n">(rs::count())];
  }
#else
  for (const auto& row : acme(rs::query<"order.big">().select(rs::as<"m">(rs::count())).from(orders{}))) {
    (void)row[rs::as<"m">(rs::count())];
  }
#endif
}
