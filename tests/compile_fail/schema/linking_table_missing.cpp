// A table whose rows are visible through another that the schema does not list.
// expect: add it
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
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
template <>
inline constexpr auto rowscope::scope_of<users> = rs::visible_through<users::id, memberships::user_id>;

void misuse() {
#ifdef BAD
  (void)rs::ddl(rs::schema<users>{});
#else
  (void)rs::ddl(rs::schema<users, memberships>{});
#endif
}
