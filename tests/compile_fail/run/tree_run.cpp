// A tree is given to a session.
// expect: rs::query
// bad: rs::tree::statement{}
// bad: rs::apply_scope(rs::tree::statement{}, rs::scope_form::absent)
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(BAD);
#else
  (void)acme(rs::query<"order.big">().select(orders::id).from(orders{}));
#endif
}
