// scoped_through one column of the parent's composite primary key.
// expect: whole primary key
#include "../tables.hpp"

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"order_id", std::int64_t> order_id{};
  static constexpr auto columns = std::tuple{id, order_id};
#ifdef BAD
  static constexpr auto scope = rs::scoped_through<order_id, order_lines::order_id>;
#else
  static constexpr auto scope = rs::scoped_through<order_id, orders::id>;
#endif
};

void misuse(rs::session& acme) { (void)acme(rs::query<"note.all">().select(notes::id).from(notes{})); }
