// An index of another table.
// expect: columns of its own table
#include "../tables.hpp"

struct labels : rs::table<labels, "labels"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"code", std::string> code{};
  static constexpr auto columns = std::tuple{id, tenant_id, code};
#ifdef BAD
  static constexpr auto indexes = std::tuple{rs::index<customers::name>};
#else
  static constexpr auto indexes = std::tuple{rs::index<code>};
#endif
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(labels::id).from(labels{})); }
