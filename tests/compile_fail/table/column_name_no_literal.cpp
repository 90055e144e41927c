// A column whose name is not a literal.
// expect: literal
// bad: name
// bad: constant
// bad: view
// bad: 5
#include "../tables.hpp"

[[maybe_unused]] const char* name = "body";
[[maybe_unused]] constexpr const char* constant = "body";
[[maybe_unused]] constexpr std::string_view view = "body";

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
#ifdef BAD
  static constexpr column<BAD, std::string> body{};
#else
  static constexpr column<"body", std::string> body{};
#endif
  static constexpr auto columns = std::tuple{id, tenant_id, body};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"note.all">().select(notes::id).from(notes{})); }
