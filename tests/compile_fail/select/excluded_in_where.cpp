// The row to be inserted, read where none is.
// expect: do_update\(
// bad: where(customers::name == rs::excluded(customers::name))
// bad: where(customers::id.in(rs::select(orders::id).from(orders{}).where(orders::qty == rs::excluded(orders::qty))))
// bad: order_by(rs::excluded(customers::name))
// bad: order_by(rs::excluded(customers::name).desc(), customers::id)
// bad: group_by(rs::excluded(customers::id))
// bad: having(rs::max(rs::excluded(customers::id)) > 1)
// bad: group_by(customers::id, rs::excluded(customers::id))
// bad: join(orders{}, orders::id == rs::excluded(orders::id))
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"customer.find">().select(customers::id).from(customers{}).BAD);
#else
  (void)acme(rs::query<"customer.find">().select(customers::id).from(customers{}).where(customers::name == "Ann"));
#endif
}
