// A scope through a key that is unique within each tenant only.
// expect: unique over all tenants
#include "../tables.hpp"

struct folders : rs::table<folders, "folders"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"code", std::int64_t> code{};
  static constexpr auto columns = std::tuple{id, tenant_id, code};
#ifdef BAD
  static constexpr auto uniques = std::tuple{rs::unique<code>};
#else
  static constexpr auto uniques = std::tuple{rs::globally_unique<code>};
#endif
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"parent_id", std::int64_t> parent_id{};
  static constexpr auto columns = std::tuple{id, parent_id};
  static constexpr auto scope = rs::scoped_through<parent_id, folders::code>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(notes::id).from(notes{})); }
