// Tables that take their scope from each other.
// expect: in a circle
#include "../tables.hpp"

struct hens : rs::table<hens, "hens"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"egg_id", std::int64_t> egg_id{};
  static constexpr auto columns = std::tuple{id, tenant_id, egg_id};
};
struct eggs : rs::table<eggs, "eggs"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"hen_id", std::int64_t> hen_id{};
  static constexpr auto columns = std::tuple{id, hen_id};
  static constexpr auto scope = rs::scoped_through<hen_id, hens::id>;
};
#ifdef BAD
template <>
inline constexpr auto rowscope::scope_of<hens> = rs::scoped_through<hens::egg_id, eggs::id>;
#else
template <>
inline constexpr auto rowscope::scope_of<hens> = rs::scoped_by<hens::tenant_id>;
#endif

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(hens::id).from(hens{})); }
