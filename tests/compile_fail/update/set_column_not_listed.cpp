// set() with a column that is missing from its table's `columns`.
// expect: columns
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.note">().update(drafts{}).set(drafts::body = "x").every_row());
#else
  acme(rs::query<"order.note">().update(drafts{}).set(drafts::title = "x").every_row());
#endif
}
