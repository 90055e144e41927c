// The row to be inserted among the outputs of a select.
// expect: do_update\(
// bad: select(customers::id, rs::excluded(customers::name)).from(customers{})
// bad: select(customers::id).from(customers{}).union_with(rs::select(rs::excluded(customers::id)).from(customers{}))
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"customer.find">().BAD);
#else
  (void)acme(rs::query<"customer.find">().select(customers::id, customers::name).from(customers{}));
#endif
}
