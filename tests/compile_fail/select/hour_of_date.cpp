// The time of day is asked of a date.
// expect: a date has no time of day
#include "../tables.hpp"

struct visits : rs::table<visits, "visits"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
#ifdef BAD
  static constexpr column<"came", std::chrono::sys_days> came{};
#else
  static constexpr column<"came", std::chrono::sys_seconds> came{};
#endif
  static constexpr auto columns = std::tuple{id, tenant_id, came};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

void misuse(rs::session& acme) {
  (void)acme(rs::query<"case.hour">().select(rs::as<"h">(rs::hour(visits::came))).from(visits{}));
}
