// The tenant of a table of tenants that is a part of its key.
// expect: tenant_root<> takes the whole primary key
#include "../tables.hpp"

#ifdef BAD
#define KEY , rs::primary_key
#else
#define KEY
#endif
struct tenants : rs::table<tenants, "tenants"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"region", std::int64_t KEY> region{};
  static constexpr auto columns = std::tuple{id, region};
  static constexpr auto scope = rs::tenant_root<id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(tenants::id).from(tenants{})); }
