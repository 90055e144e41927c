// A remove that does not say which rows.
// expect: every_row\(\)
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.wipe">().remove_from(orders{}));
#else
  acme(rs::query<"order.wipe">().remove_from(orders{}).where(orders::id == 1));
#endif
}
