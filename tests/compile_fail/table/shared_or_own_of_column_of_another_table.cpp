// Rows that all may read, by a column of another table.
// expect: must name a column of the same table
#include "../tables.hpp"

struct owners : rs::table<owners, "owners"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"owner_id", std::optional<std::int64_t>> owner_id{};
  static constexpr auto columns = std::tuple{id, owner_id};
  static constexpr auto scope = rs::shared_or_own<owner_id>;
};
struct templates : rs::table<templates, "templates"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"owner_id", std::optional<std::int64_t>> owner_id{};
  static constexpr auto columns = std::tuple{id, owner_id};
#ifdef BAD
  static constexpr auto scope = rs::shared_or_own<owners::owner_id>;
#else
  static constexpr auto scope = rs::shared_or_own<owner_id>;
#endif
};

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(templates::id).from(templates{})); }
