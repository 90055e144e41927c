// Rows made visible by rows some of which have no tenant.
// expect: must be scoped itself
#include "../tables.hpp"

struct users : rs::table<users, "users"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"age", std::int64_t> age{};
  static constexpr auto columns = std::tuple{id, age};
};
struct memberships : rs::table<memberships, "memberships"> {
  static constexpr column<"tenant_id", std::int64_t, rs::primary_key> tenant_id{};
  static constexpr column<"user_id", std::int64_t, rs::primary_key, rs::references<users::id>> user_id{};
  static constexpr column<"note", std::optional<std::int64_t>> note{};
  static constexpr auto columns = std::tuple{tenant_id, user_id, note};
#ifdef BAD
  static constexpr auto scope = rs::shared_or_own<note>;
#else
  static constexpr auto scope = rs::scoped_by<tenant_id>;
#endif
};
template <>
inline constexpr auto rowscope::scope_of<users> = rs::visible_through<users::id, memberships::user_id>;

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(users::id).from(users{})); }
