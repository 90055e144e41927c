// Rows made visible by a column of another type.
// expect: must have the same C\+\+ type
#include "../tables.hpp"

struct users : rs::table<users, "users"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"age", std::int64_t> age{};
  static constexpr auto columns = std::tuple{id, age};
};
#ifdef BAD
using linked = std::string;
#else
using linked = std::int64_t;
#endif
struct memberships : rs::table<memberships, "memberships"> {
  static constexpr column<"tenant_id", std::int64_t, rs::primary_key> tenant_id{};
  static constexpr column<"user_id", linked, rs::primary_key, rs::references<users::id>> user_id{};
  static constexpr column<"note", std::optional<std::int64_t>> note{};
  static constexpr auto columns = std::tuple{tenant_id, user_id, note};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
template <>
inline constexpr auto rowscope::scope_of<users> = rs::visible_through<users::id, memberships::user_id>;

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(users::id).from(users{})); }
