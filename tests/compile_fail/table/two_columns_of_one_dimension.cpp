// Two tenant columns in one table.
// expect: two columns of this table hold the value of one dimension
#include "../tables.hpp"

struct rooms : rs::table<rooms, "rooms"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"event_id", std::int64_t> event_id{};
  static constexpr auto columns = std::tuple{id, tenant_id, event_id};
#ifdef BAD
  static constexpr auto scope = rs::scoped_by<tenant_id> & rs::scoped_by<event_id>;
#else
  static constexpr auto scope = rs::scoped_by<tenant_id> & rs::scoped_by<event_id, "event">;
#endif
};

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(rooms::id).from(rooms{})); }
