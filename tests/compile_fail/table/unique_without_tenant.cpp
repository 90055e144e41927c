// A key that is unique per tenant, in a table that has no tenant column.
// expect: name the foreign key that carries the scope
#include "../tables.hpp"

struct labels : rs::table<labels, "labels"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"customer_id", std::int64_t> customer_id{};
  static constexpr column<"code", std::string> code{};
  static constexpr auto columns = std::tuple{id, customer_id, code};
#ifdef BAD
  static constexpr auto uniques = std::tuple{rs::unique<code>};
#else
  static constexpr auto uniques = std::tuple{rs::unique<customer_id, code>};
#endif
  static constexpr auto scope = rs::scoped_through<customer_id, customers::id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(labels::id).from(labels{})); }
