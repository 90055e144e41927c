// A table of tenants without its column.
// expect: take a column of the table
#include "../tables.hpp"

struct tenants : rs::table<tenants, "tenants"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr auto columns = std::tuple{id};
#ifdef BAD
  static constexpr auto scope = rs::tenant_root<42>;
#else
  static constexpr auto scope = rs::tenant_root<id>;
#endif
};

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(tenants::id).from(tenants{})); }
