// A key that is unique per tenant, in the table of tenants.
// expect: write rs::globally_unique
#include "../tables.hpp"

struct labels : rs::table<labels, "labels"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"code", std::string> code{};
  static constexpr auto columns = std::tuple{id, code};
#ifdef BAD
  static constexpr auto uniques = std::tuple{rs::unique<code>};
#else
  static constexpr auto uniques = std::tuple{rs::globally_unique<code>};
#endif
  static constexpr auto scope = rs::tenant_root<id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(labels::id).from(labels{})); }
