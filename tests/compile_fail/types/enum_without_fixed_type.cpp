// An enum that does not hold every number of a type, and whose values are not listed.
// expect: enum without a fixed underlying type.*rs::enumerators
#include "../tables.hpp"

#ifdef BAD
enum body_type { first, second };
#else
enum body_type : int { first, second };
#endif

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"body", body_type> body{};
  static constexpr auto columns = std::tuple{id, tenant_id, body};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"note.all">().select(notes::id).from(notes{})); }
