// The parts of dates and times: in UTC, NULL of NULL, and the same at the ends of what can be stored.
#include <chrono>

#include <rowscope/rowscope.hpp>

#include "support/catch.hpp"

namespace {

namespace rs = rowscope;
using namespace std::chrono;
using Catch::Matchers::ContainsSubstring;

struct visits : rs::table<visits, "visits"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"came", sys_seconds> came{};
  static constexpr column<"left", std::optional<sys_time<milliseconds>>> left{};
  static constexpr column<"born", sys_days> born{};
  static constexpr auto columns = std::tuple{id, tenant_id, came, left, born};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};

rs::database open() {
  rs::database db{rs::sqlite_memory(), rs::schema<visits>{}};
  db.create_tables();
  return db;
}
void add(rs::session& s, sys_seconds came, std::optional<sys_time<milliseconds>> left, sys_days born) {
  s(rs::query<"visit.add">().insert_into(visits{}).set(visits::came = came, visits::left = left, visits::born = born));
}

}  // namespace

TEST_CASE("the parts of dates and times", "[query][date]") {
  rs::database db = open();
  const sys_days leap_day = 2024y / February / 29;
  {
    rs::session other = db.for_tenant(2);
    add(other, sys_days(1999y / May / 5), std::nullopt, leap_day);
  }
  rs::session acme = db.for_tenant(1);
  add(acme, leap_day + 23h + 59min + 58s, leap_day + 23h + 59min + 58s + 999ms, leap_day);
  add(acme, sys_days(0y / January / 1), std::nullopt, 9999y / December / 31);
  const auto parts = acme(rs::query<"visit.parts">()
                              .select(rs::as<"y">(rs::year(visits::came)), rs::as<"mo">(rs::month(visits::came)),
                                      rs::as<"d">(rs::day(visits::came)), rs::as<"h">(rs::hour(visits::came)),
                                      rs::as<"mi">(rs::minute(visits::came)), rs::as<"s">(rs::second(visits::came)),
                                      rs::as<"day">(rs::date(visits::came)))
                              .from(visits{})
                              .order_by(visits::id))
                         .tuples();
  REQUIRE(parts.size() == 2);
  CHECK(parts[0] == std::tuple(2024, 2, 29, 23, 59, 58, leap_day));
  CHECK(parts[1] == std::tuple(0, 1, 1, 0, 0, 0, sys_days(0y / January / 1)));

  const auto of_optional = acme(rs::query<"visit.of_optional">()
                                    .select(rs::as<"s">(rs::second(visits::left)),
                                            rs::as<"day">(rs::date(visits::left)), rs::as<"y">(rs::year(visits::born)))
                                    .from(visits{})
                                    .order_by(visits::id))
                               .tuples();
  using row = std::tuple<std::optional<std::int64_t>, std::optional<sys_days>, std::int64_t>;
  REQUIRE(of_optional.size() == 2);
  CHECK(of_optional[0] == row(58, leap_day, 2024));
  CHECK(of_optional[1] == row(std::nullopt, std::nullopt, 9999));
}

TEST_CASE("parts of times stand in conditions, groups and writes", "[query][date]") {
  rs::database db = open();
  const sys_days first = 2024y / March / 1, second = 2024y / March / 2;
  {
    rs::session other = db.for_tenant(2);
    add(other, first + 7h, second + 9h, first);
  }
  rs::session acme = db.for_tenant(1);
  add(acme, first + 8h, std::nullopt, first);
  add(acme, first + 9h, std::nullopt, first);
  add(acme, second + 8h, second + 9h, second);

  const auto day = rs::as<"day">(rs::date(visits::came));
  const auto by_day = rs::query<"visit.by_day">()
                          .select(day, rs::as<"n">(rs::count()))
                          .from(visits{})
                          .group_by(rs::date(visits::came))
                          .order_by(day);
  CHECK(acme(by_day).tuples() == std::vector<std::tuple<sys_days, std::int64_t>>{{first, 2}, {second, 1}});
  CHECK_THAT(acme.sql(by_day), ContainsSubstring("date(\"visits\".\"came\")"));

  const auto early = rs::query<"visit.early">()
                         .select(rs::count())
                         .from(visits{})
                         .where(rs::hour(visits::came) < 9 && rs::date(visits::came) == first);
  CHECK(acme(early).value() == 1);
  CHECK_THAT(acme.sql(early), ContainsSubstring("CAST(strftime('%H', \"visits\".\"came\") AS INTEGER)"));

  CHECK(acme(rs::query<"visit.set_born">()
                 .update(visits{})
                 .set(visits::born = rs::date(visits::came))
                 .where(rs::date(visits::left) == second))
            .affected_rows == 1);
}
