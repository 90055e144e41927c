// Rows that are the same for all, in the scope of a tenant.
// expect: stand alone
// bad: rs::shared<"everybody reads them">
// bad: rs::shared_or_own<owner_id>
#include "../tables.hpp"

#ifdef BAD
#define MORE &BAD
#else
#define MORE
#endif
struct rooms : rs::table<rooms, "rooms"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"owner_id", std::optional<std::int64_t>> owner_id{};
  static constexpr auto columns = std::tuple{id, tenant_id, owner_id};
  static constexpr auto scope = rs::scoped_by<tenant_id> MORE;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(rooms::id).from(rooms{})); }
