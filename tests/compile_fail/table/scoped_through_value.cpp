// scoped_through something that is no column, or without the parent's key.
// expect: scoped_through<customer_id, customers::id>
// bad: customer_id, 1
// bad: customer_id, customers{}
// bad: customer_id
// bad: customers{}
// bad:
#include "../tables.hpp"

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"customer_id", std::int64_t> customer_id{};
  static constexpr auto columns = std::tuple{id, customer_id};
#ifdef BAD
  static constexpr auto scope = rs::scoped_through<BAD>;
#else
  static constexpr auto scope = rs::scoped_through<customer_id, customers::id>;
#endif
};

void misuse(rs::session& acme) { (void)acme(rs::query<"note.all">().select(notes::id).from(notes{})); }
