// The reason of a shared table is a variable.
// expect: reason.*literal|literal
#include "../tables.hpp"

[[maybe_unused]] constexpr const char* why = "notices for everyone";

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr auto columns = std::tuple{id};
#ifdef BAD
  static constexpr auto scope = rs::shared<why>;
#else
  static constexpr auto scope = rs::shared<"notices for everyone">;
#endif
};

void misuse(rs::session& acme) { (void)acme(rs::query<"note.all">().select(notes::id).from(notes{})); }
