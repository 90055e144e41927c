// A condition on a column that is missing from its table's `columns`.
// expect: columns
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"draft.find">().select(drafts::id).from(drafts{}).where(drafts::body == "x"));
#else
  (void)acme(rs::query<"draft.find">().select(drafts::id).from(drafts{}).where(drafts::title == "x"));
#endif
}
