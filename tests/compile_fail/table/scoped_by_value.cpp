// scoped_by something that is no column.
// expect: scoped_by<tenant_id>|scoped_by<column>
// bad: 42
// bad: customers{}
// bad: &customers::tenant_id
// bad:
#include "../tables.hpp"

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr auto columns = std::tuple{id, tenant_id};
#ifdef BAD
  static constexpr auto scope = rs::scoped_by<BAD>;
#else
  static constexpr auto scope = rs::scoped_by<tenant_id>;
#endif
};

void misuse(rs::session& acme) { (void)acme(rs::query<"note.all">().select(notes::id).from(notes{})); }
