// A composite scoping key that ends in two tables.
// expect: has columns of two tables
#include "../tables.hpp"

struct rooms : rs::table<rooms, "rooms"> {
  static constexpr column<"tenant_id", std::int64_t, rs::primary_key> tenant_id{};
  static constexpr column<"number", std::int64_t, rs::primary_key> number{};
  static constexpr auto columns = std::tuple{tenant_id, number};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct talks : rs::table<talks, "talks"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant", std::int64_t> tenant{};
  static constexpr column<"room", std::int64_t> room{};
  static constexpr auto columns = std::tuple{id, tenant, room};
#ifdef BAD
  static constexpr auto scope = rs::scoped_through<rs::key<tenant, room>, rs::key<rooms::tenant_id, customers::id>>;
#else
  static constexpr auto scope = rs::scoped_through<rs::key<tenant, room>, rs::key<rooms::tenant_id, rooms::number>>;
#endif
};

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(talks::id).from(talks{})); }
