// Enumerators with a value or a name twice, or none at all.
// expect: rs::enumerators<E>::values lists
// bad: std::pair{kind::a, "a"}, std::pair{kind::a, "b"}
// bad: std::pair{kind::a, "a"}, std::pair{kind::b, "a"}
// bad: kind::a, kind::b, kind::a
#include "../tables.hpp"

#ifdef BAD
enum class kind { a, b };
template <>
struct rowscope::enumerators<kind> {
  static constexpr std::array values{BAD};
};
using body_type = kind;
#else
using body_type = state;
#endif

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"body", body_type> body{};
  static constexpr auto columns = std::tuple{id, tenant_id, body};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"note.all">().select(notes::id).from(notes{})); }
