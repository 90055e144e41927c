// A selected column that is missing from its table's `columns`.
// expect: columns
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"order.big">().select(drafts::id, drafts::body).from(drafts{}));
#else
  (void)acme(rs::query<"order.big">().select(drafts::id, drafts::title).from(drafts{}));
#endif
}
