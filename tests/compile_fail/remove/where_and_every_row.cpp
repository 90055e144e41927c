// A remove that says both which rows and every row.
// expect: every_row\(\)
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.wipe">().remove_from(orders{}).where(orders::id == 1).every_row());
#else
  acme(rs::query<"order.wipe">().remove_from(orders{}).every_row());
#endif
}
