// A foreign key without its columns.
// expect: a foreign key is made of columns
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
struct tagged : rs::table<tagged, "tagged"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"tag", std::string> tag{};
  static constexpr auto columns = std::tuple{id, tenant_id, tag};
#ifdef BAD
  static constexpr auto foreign_keys = std::tuple{rs::foreign_key<>};
#else
  static constexpr auto foreign_keys =
      std::tuple{rs::foreign_key<rs::key<tenant_id, tag>, rs::key<tags::tenant_id, tags::code>>};
#endif
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(tagged::id).from(tagged{})); }
