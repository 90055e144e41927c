// The row to be inserted among the outputs of a select.
// expect: do_update\(
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"customer.find">().select(customers::id, rs::excluded(customers::name)).from(customers{}));
#else
  (void)acme(rs::query<"customer.find">().select(customers::id, customers::name).from(customers{}));
#endif
}
