// A condition on a column that is missing from its table's `columns`.
// expect: columns
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"order.wipe">().remove_from(drafts{}).where(drafts::body == "x"));
#else
  acme(rs::query<"order.wipe">().remove_from(drafts{}).where(drafts::title == "x"));
#endif
}
