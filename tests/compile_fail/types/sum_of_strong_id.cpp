// Ids are no numbers to be added.
// expect: sum\(\) adds numbers
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"ticket.sum">().select(rs::sum(tickets::id)).from(tickets{}));
#else
  (void)acme(rs::query<"ticket.sum">().select(rs::count(tickets::id)).from(tickets{}));
#endif
}
