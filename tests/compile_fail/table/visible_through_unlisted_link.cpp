// Rows made visible by a column that is missing from the columns.
// expect: missing from its table
#include "../tables.hpp"

struct users : rs::table<users, "users"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"age", std::int64_t> age{};
  static constexpr auto columns = std::tuple{id, age};
};
#ifdef BAD
#define LISTED \
  std::tuple { tenant_id }
#else
#define LISTED \
  std::tuple { tenant_id, user_id }
#endif
struct memberships : rs::table<memberships, "memberships"> {
  static constexpr column<"tenant_id", std::int64_t, rs::primary_key> tenant_id{};
  static constexpr column<"user_id", std::int64_t, rs::references<users::id>> user_id{};
  static constexpr auto columns = LISTED;
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
template <>
inline constexpr auto rowscope::scope_of<users> = rs::visible_through<users::id, memberships::user_id>;

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(users::id).from(users{})); }
