// A scope that goes through a key of floating point.
// expect: an integer or a text
#include "../tables.hpp"

#ifdef BAD
using key = double;
#else
using key = std::int64_t;
#endif
struct gauges : rs::table<gauges, "gauges"> {
  static constexpr column<"id", key, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr auto columns = std::tuple{id, tenant_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct readings : rs::table<readings, "readings"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"gauge_id", key> gauge_id{};
  static constexpr auto columns = std::tuple{id, gauge_id};
  static constexpr auto scope = rs::scoped_through<gauge_id, gauges::id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"reading.all">().select(readings::id).from(readings{})); }
