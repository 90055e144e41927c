// A scope taken from a view.
// expect: take its scope from a view
#include "../tables.hpp"

#ifdef BAD
#define BASE rs::view
#else
#define BASE rs::table
#endif
struct folders : BASE<folders, "folders"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr auto columns = std::tuple{id, tenant_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"parent_id", std::int64_t> parent_id{};
  static constexpr auto columns = std::tuple{id, parent_id};
  static constexpr auto scope = rs::scoped_through<parent_id, folders::id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(notes::id).from(notes{})); }
