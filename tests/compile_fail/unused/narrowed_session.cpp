// A narrowed session that is thrown away.
// expect-warning: session
#include "../tables.hpp"

void misuse(rs::unscoped_session& all) {
#ifdef BAD
  all.as(42);
#else
  all.as(42)(rs::query<"order.wipe">().remove_from(orders{}).every_row());
#endif
}
