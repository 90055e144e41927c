// A select whose output may be NULL, into a column that may not.
// expect: cannot be stored in its column
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"customer.add">()
                 .insert_into(customers{})
                 .columns(customers::number, customers::name)
                 .from(rs::select(orders::id, orders::note).from(orders{})));
#else
  (void)acme(rs::query<"customer.add">()
                 .insert_into(customers{})
                 .columns(customers::number, customers::name)
                 .from(rs::select(orders::id, rs::as<"note">(rs::coalesce(orders::note, "none"))).from(orders{})));
#endif
}
