// A scope taken from rows some of which have no tenant.
// expect: shared_or_own or visible_through
#include "../tables.hpp"

struct folders : rs::table<folders, "folders"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"owner_id", std::optional<std::int64_t>> owner_id{};
  static constexpr auto columns = std::tuple{id, tenant_id, owner_id};
#ifdef BAD
  static constexpr auto scope = rs::shared_or_own<owner_id>;
#else
  static constexpr auto scope = rs::scoped_by<tenant_id>;
#endif
};
struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"parent_id", std::int64_t> parent_id{};
  static constexpr auto columns = std::tuple{id, parent_id};
  static constexpr auto scope = rs::scoped_through<parent_id, folders::id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(notes::id).from(notes{})); }
