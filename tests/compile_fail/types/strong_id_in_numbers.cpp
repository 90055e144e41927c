// The elements of in() are of another type than a strong id.
// expect: elements of in\(\)
// bad: tickets::id.in({1, 2})
// bad: tickets::id.in(std::vector<std::int64_t>{1})
// bad: tickets::id.in({person_id{1}})
// bad: tickets::photo.in(rs::blob{})
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"ticket.find">().select(tickets::id).from(tickets{}).where(BAD));
#else
  (void)acme(rs::query<"ticket.find">()
                 .select(tickets::id)
                 .from(tickets{})
                 .where(tickets::id.in({ticket_id{1}, ticket_id{2}})));
#endif
}
