// A column of a record that was not selected.
// expect: selected|select\(
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  const auto record = acme(rs::query<"order.one">().select(orders::id).from(orders{}).where(orders::id == 1)).one();
  (void)record[orders::total];
#else
  const auto record = acme(rs::query<"order.one">().select(orders::id).from(orders{}).where(orders::id == 1)).one();
  (void)record[orders::id];
#endif
}
