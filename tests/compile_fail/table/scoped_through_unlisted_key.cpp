// The scoping foreign key is not among the table's `columns`.
// expect: missing from.*columns
#include "../tables.hpp"

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"customer_id", std::int64_t> customer_id{};
#ifdef BAD
  static constexpr auto columns = std::tuple{id};
#else
  static constexpr auto columns = std::tuple{id, customer_id};
#endif
  static constexpr auto scope = rs::scoped_through<customer_id, customers::id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"note.all">().select(notes::id).from(notes{})); }
