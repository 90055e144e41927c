// A window function given back.
// expect: window function
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.number">()
                 .update(orders{})
                 .set(orders::qty = 1)
                 .every_row()
                 .returning(rs::as<"n">(rs::over(rs::row_number(), rs::partition_by()))));
#else
  (void)acme(rs::query<"order.number">().update(orders{}).set(orders::qty = 1).every_row().returning(orders::id));
#endif
}
