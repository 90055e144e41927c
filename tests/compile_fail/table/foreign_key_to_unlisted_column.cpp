// A foreign key to a column that is missing from the columns.
// expect: missing from its table
#include "../tables.hpp"

#ifdef BAD
#define LISTED \
  std::tuple { id, tenant_id }
#else
#define LISTED \
  std::tuple { id, tenant_id, code }
#endif
struct labels : rs::table<labels, "labels"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"code", std::int64_t> code{};
  static constexpr auto columns = LISTED;
  static constexpr auto uniques = std::tuple{rs::globally_unique<code>};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct labelled : rs::table<labelled, "labelled"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"label", std::int64_t, rs::references<labels::code>> label{};
  static constexpr auto columns = std::tuple{id, tenant_id, label};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

void misuse(rs::session& acme) { (void)acme(rs::query<"case.all">().select(labelled::id).from(labelled{})); }
