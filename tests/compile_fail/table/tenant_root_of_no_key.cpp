// The tenant of a table of tenants that is not its key.
// expect: tenant_root<> takes the whole primary key
#include "../tables.hpp"

struct tenants : rs::table<tenants, "tenants"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"number", std::int64_t> number{};
  static constexpr auto columns = std::tuple{id, number};
#ifdef BAD
  static constexpr auto scope = rs::tenant_root<number>;
#else
  static constexpr auto scope = rs::tenant_root<id>;
#endif
};

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(tenants::id).from(tenants{})); }
