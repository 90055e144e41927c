// A scope taken from rows that several tenants see.
// expect: shared_or_own or visible_through
#include "../tables.hpp"

struct users : rs::table<users, "users"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr auto columns = std::tuple{id, tenant_id};
};
struct memberships : rs::table<memberships, "memberships"> {
  static constexpr column<"tenant_id", std::int64_t, rs::primary_key> tenant_id{};
  static constexpr column<"user_id", std::int64_t, rs::primary_key, rs::references<users::id>> user_id{};
  static constexpr column<"note", std::optional<std::int64_t>> note{};
  static constexpr auto columns = std::tuple{tenant_id, user_id, note};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
#ifdef BAD
template <>
inline constexpr auto rowscope::scope_of<users> = rs::visible_through<users::id, memberships::user_id>;
#else
template <>
inline constexpr auto rowscope::scope_of<users> = rs::scoped_by<users::tenant_id>;
#endif
struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"parent_id", std::int64_t> parent_id{};
  static constexpr auto columns = std::tuple{id, parent_id};
  static constexpr auto scope = rs::scoped_through<parent_id, users::id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(notes::id).from(notes{})); }
