// A member of the id of something else.
// expect: members do not match
#include "../tables.hpp"

#ifdef BAD
struct found {
  person_id id;
};
#else
struct found {
  ticket_id id;
};
#endif

void misuse(rs::session& acme) {
  (void)acme(rs::query<"ticket.all">().select(tickets::id).from(tickets{})).to<found>();
}
