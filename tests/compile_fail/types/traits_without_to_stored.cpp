// value_traits that do not say how a value is stored.
// expect: to_stored
#include "../tables.hpp"

#ifdef BAD
struct body_type {
  std::int64_t value = 0;
};
template <>
struct rowscope::value_traits<body_type> {
  using stored_type = std::int64_t;
  static body_type from_stored(std::int64_t value) { return {value}; }
};
#else
using body_type = std::int64_t;
#endif

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"body", body_type> body{};
  static constexpr auto columns = std::tuple{id, tenant_id, body};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"note.all">().select(notes::id).from(notes{})); }
