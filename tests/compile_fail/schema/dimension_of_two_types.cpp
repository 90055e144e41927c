// A dimension that is an integer here and a text there.
// expect: one type of
#include "../tables.hpp"

#ifdef BAD
using event = std::string;
#else
using event = std::int64_t;
#endif
struct rooms : rs::table<rooms, "rooms"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"event_id", std::int64_t> event_id{};
  static constexpr auto columns = std::tuple{id, tenant_id, event_id};
  static constexpr auto scope = rs::scoped_by<tenant_id> & rs::scoped_by<event_id, "event">;
};
struct talks : rs::table<talks, "talks"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"event_id", event> event_id{};
  static constexpr auto columns = std::tuple{id, tenant_id, event_id};
  static constexpr auto scope = rs::scoped_by<tenant_id> & rs::scoped_by<event_id, "event">;
};

void misuse() { (void)rs::ddl(rs::schema<rooms, talks>{}); }
