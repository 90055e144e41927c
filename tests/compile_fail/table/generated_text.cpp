// A text that the database should generate.
// expect: integer
#include "../tables.hpp"

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
#ifdef BAD
  static constexpr column<"id", std::string, rs::primary_key, rs::generated> id{};
#else
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
#endif
  static constexpr auto columns = std::tuple{id, tenant_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"note.all">().select(notes::id).from(notes{})); }
