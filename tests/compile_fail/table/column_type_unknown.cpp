// A column of a type that the database has none for.
// expect: std::string.*std::optional
// bad: std::string_view
// bad: const char*
// bad: char
// bad: std::vector<int>
// bad: long double
// bad: std::optional<std::optional<int>>
// bad: std::optional<std::string_view>
// bad: std::byte
// bad: std::chrono::hours
// bad: std::chrono::sys_time<std::chrono::minutes>
#include "../tables.hpp"

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
#ifdef BAD
  static constexpr column<"body", BAD> body{};
#else
  static constexpr column<"body", std::string> body{};
#endif
  static constexpr auto columns = std::tuple{id, tenant_id, body};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"note.all">().select(notes::id).from(notes{})); }
