// A scoping foreign key whose type is not the parent's key's.
// expect: same.*type
#include "../tables.hpp"

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
#ifdef BAD
  static constexpr column<"customer_id", std::string> customer_id{};
#else
  static constexpr column<"customer_id", std::int64_t> customer_id{};
#endif
  static constexpr auto columns = std::tuple{id, customer_id};
  static constexpr auto scope = rs::scoped_through<customer_id, customers::id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"note.all">().select(notes::id).from(notes{})); }
