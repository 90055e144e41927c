// scoped_through a shared table, whose rows have no tenant.
// expect: shared
#include "../tables.hpp"

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"currency", std::string> currency{};
  static constexpr auto columns = std::tuple{id, tenant_id, currency};
#ifdef BAD
  static constexpr auto scope = rs::scoped_through<currency, currencies::code>;
#else
  static constexpr auto scope = rs::scoped_by<tenant_id>;
#endif
};

void misuse(rs::session& acme) { (void)acme(rs::query<"note.all">().select(notes::id).from(notes{})); }
