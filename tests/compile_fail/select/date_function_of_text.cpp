// A part of a date is asked of what is none.
// expect: takes a date or a time, a column of a type of std::chrono
// bad: customers::number
// bad: customers::name
#include "../tables.hpp"

struct visits : rs::table<visits, "visits"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"came", std::chrono::sys_seconds> came{};
  static constexpr auto columns = std::tuple{id, tenant_id, came};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

void misuse(rs::session& acme) {
#ifdef BAD
  (void)acme(rs::query<"case.year">().select(rs::as<"y">(rs::year(BAD))).from(customers{}));
#else
  (void)acme(rs::query<"case.year">().select(rs::as<"y">(rs::year(visits::came))).from(visits{}));
#endif
}
