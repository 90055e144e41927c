// A tenant column of a type that cannot be a tenant key.
// expect: int64_t.*std::string
// bad: double
// bad: bool
// bad: int
#include "../tables.hpp"

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
#ifdef BAD
  static constexpr column<"tenant_id", BAD> tenant_id{};
#else
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
#endif
  static constexpr auto columns = std::tuple{id, tenant_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"note.all">().select(notes::id).from(notes{})); }
