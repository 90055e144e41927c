// The list of columns is one column instead of a tuple of them.
// expect: columns = std::tuple
#include "../tables.hpp"

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
#ifdef BAD
  static constexpr auto columns = id;
#else
  static constexpr auto columns = std::tuple{id};
#endif
  static constexpr auto scope = rs::shared<"notices for everyone">;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"note.all">().select(notes::id).from(notes{})); }
