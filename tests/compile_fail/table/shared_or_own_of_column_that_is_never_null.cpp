// Rows that all may read, by a column that is never NULL.
// expect: shared_or_own<> takes an std::optional column
#include "../tables.hpp"

#ifdef BAD
using owner = std::int64_t;
#else
using owner = std::optional<std::int64_t>;
#endif
struct templates : rs::table<templates, "templates"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"owner_id", owner> owner_id{};
  static constexpr auto columns = std::tuple{id, owner_id};
  static constexpr auto scope = rs::shared_or_own<owner_id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(templates::id).from(templates{})); }
