// set() with a column that is missing from its table's `columns`.
// expect: columns
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"drafts.add">().insert_into(drafts{}).set(drafts::title = "a", drafts::body = "b"));
#else
  acme(rs::query<"drafts.add">().insert_into(drafts{}).set(drafts::title = "a"));
#endif
}
