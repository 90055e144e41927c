// A strong id, an enum or bytes are set to what they are stored as.
// expect: stored in that column
// bad: tickets::id = 1
// bad: tickets::id = person_id{1}
// bad: tickets::id = tickets::tenant_id
// bad: tickets::current = "open"
// bad: tickets::opened = 0
// bad: tickets::photo = "bytes"
// bad: tickets::photo = std::array<int, 2>{}
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  acme(rs::query<"ticket.set">().update(tickets{}).set(BAD).every_row());
#else
  acme(rs::query<"ticket.set">().update(tickets{}).set(tickets::id = ticket_id{1}).every_row());
#endif
}
