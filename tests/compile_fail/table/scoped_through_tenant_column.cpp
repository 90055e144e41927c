// scoped_through names the parent table's tenant column as if it were the key.
// expect: whole primary key
#include "../tables.hpp"

struct notes : rs::table<notes, "notes"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"customer_id", std::int64_t> customer_id{};
  static constexpr auto columns = std::tuple{id, customer_id};
#ifdef BAD
  static constexpr auto scope = rs::scoped_through<customer_id, customers::tenant_id>;
#else
  static constexpr auto scope = rs::scoped_through<customer_id, customers::id>;
#endif
};

void misuse(rs::session& acme) { (void)acme(rs::query<"note.all">().select(notes::id).from(notes{})); }
