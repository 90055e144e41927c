// A remove of every tenant's rows that does not say which.
// expect: every_row\(\)
#include "../tables.hpp"

void misuse(rs::unscoped_session& all) {
#ifdef BAD
  all(rs::query<"order.wipe">().remove_from(orders{}));
#else
  all(rs::query<"order.wipe">().remove_from(orders{}).every_row());
#endif
}
