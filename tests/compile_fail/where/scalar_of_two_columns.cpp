// A sub-query of two columns as one value.
// expect: exactly one column
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .where(orders::id == rs::scalar(rs::select(customers::id, customers::number).from(customers{}))));
#else
  (void)acme(rs::query<"order.big">()
                 .select(orders::id)
                 .from(orders{})
                 .where(orders::id == rs::scalar(rs::select(customers::id).from(customers{}))));
#endif
}
