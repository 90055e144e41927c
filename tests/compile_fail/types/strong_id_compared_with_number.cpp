// A strong id is compared with a plain number, or with the id of something else.
// expect: compared|type
// bad: tickets::id == 1
// bad: 1 == tickets::id
// bad: tickets::id == person_id{1}
// bad: tickets::id < std::int64_t{1}
// bad: tickets::id == tickets::tenant_id
// bad: tickets::id.between(1, 2)
// bad: tickets::id.between(ticket_id{1}, person_id{2})
// bad: tickets::tenant_id == ticket_id{1}
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"ticket.find">().select(tickets::id).from(tickets{}).where(BAD));
#else
  (void)acme(rs::query<"ticket.find">().select(tickets::id).from(tickets{}).where(tickets::id == ticket_id{1}));
#endif
}
