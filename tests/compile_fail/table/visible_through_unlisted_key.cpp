// Rows made visible by a key that is missing from the columns.
// expect: missing from its table
#include "../tables.hpp"

#ifdef BAD
#define LISTED \
  std::tuple { id }
#else
#define LISTED \
  std::tuple { id, code }
#endif
struct users : rs::table<users, "users"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"code", std::int64_t> code{};
  static constexpr auto columns = LISTED;
  static constexpr auto uniques = std::tuple{rs::globally_unique<code>};
};
struct memberships : rs::table<memberships, "memberships"> {
  static constexpr column<"tenant_id", std::int64_t, rs::primary_key> tenant_id{};
  static constexpr column<"user_id", std::int64_t, rs::primary_key, rs::references<users::code>> user_id{};
  static constexpr column<"note", std::optional<std::int64_t>> note{};
  static constexpr auto columns = std::tuple{tenant_id, user_id, note};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
template <>
inline constexpr auto rowscope::scope_of<users> = rs::visible_through<users::code, memberships::user_id>;

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(users::id).from(users{})); }
