// A reference to a column that is no key.
// expect: points to a key that is one row
#include "../tables.hpp"

struct tags : rs::table<tags, "tags"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"code", std::string> code{};
  static constexpr column<"rank", std::int64_t> rank{};
  static constexpr auto columns = std::tuple{id, tenant_id, code, rank};
  static constexpr auto uniques = std::tuple{rs::unique<code>};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
#ifdef BAD
#define KEY tags::rank
#else
#define KEY tags::id
#endif
struct tagged : rs::table<tagged, "tagged"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"tag", std::int64_t, rs::references<KEY>> tag{};
  static constexpr auto columns = std::tuple{id, tenant_id, tag};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(tagged::id).from(tagged{})); }
