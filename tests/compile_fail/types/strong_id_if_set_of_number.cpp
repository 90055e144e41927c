// if_set() of another type than a strong id.
// expect: if_set.*type
// bad: tickets::id == rs::if_set(std::optional<int>{1})
// bad: tickets::id == rs::if_set(std::optional<person_id>{})
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"ticket.find">().select(tickets::id).from(tickets{}).where_if(BAD));
#else
  (void)acme(rs::query<"ticket.find">()
                 .select(tickets::id)
                 .from(tickets{})
                 .where_if(tickets::id == rs::if_set(std::optional<ticket_id>{})));
#endif
}
