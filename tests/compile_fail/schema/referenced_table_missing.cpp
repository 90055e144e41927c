// A table with a foreign key, without the table that it points to.
// expect: but not the table it points to
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
  static constexpr column<"tag", std::int64_t, rs::references<tags::id>> tag{};
  static constexpr auto columns = std::tuple{id, tenant_id, tag};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

void misuse() {
#ifdef BAD
  (void)rs::ddl(rs::schema<tagged>{});
#else
  (void)rs::ddl(rs::schema<tags, tagged>{});
#endif
}
