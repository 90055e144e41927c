// An enum, a date, a UUID or bytes are compared with what they are stored as.
// expect: compared|type
// bad: tickets::current == "open"
// bad: tickets::current == 0
// bad: tickets::due == "2024-02-29"
// bad: tickets::opened == std::chrono::sys_days{}
// bad: tickets::opened == std::chrono::system_clock::now()
// bad: tickets::ref == "00000000-0000-0000-0000-000000000000"
// bad: tickets::photo == "bytes"
// bad: tickets::photo == std::byte{1}
// bad: customers::name == rs::blob{}
#include "../tables.hpp"

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"ticket.find">().select(tickets::id).from(tickets{}).where(BAD));
#else
  (void)acme(rs::query<"ticket.find">()
                 .select(tickets::id)
                 .from(tickets{})
                 .where(tickets::current == state::open && tickets::due == std::chrono::sys_days{} &&
                        tickets::ref == rs::uuid{} && tickets::photo == rs::blob{}));
#endif
}
