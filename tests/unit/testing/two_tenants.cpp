#include "support/two_tenants.hpp"
#include "support/catch.hpp"
#include "support/every_rule.hpp"
#include "support/shop_database.hpp"

/// What two_tenants() fills in, for each scope rule.
namespace {

namespace rs = rowscope;
using namespace rowscope_tests::every_rule;
using Catch::Matchers::ContainsSubstring;
using rowscope_tests::two_tenants;

template <class Column>
auto values_of(rs::database& db, const rs::scope& scope, const Column& column) {
  rs::session s = db.for_scope(scope);
  std::vector<typename Column::value_type> values;
  for (const auto& row : s(rs::query<"two_tenants.values">().select(column).from(typename Column::table_type{})))
    values.push_back(row[column]);
  std::ranges::sort(values);
  return values;
}

template <class Column>
void check_same(rs::testing::shared_database& t, const Column& column) {
  const auto first = values_of(t.db, t.first_scope, column);
  const rs::testing::filled_rows rows = t.rows_of(typename Column::table_type{});
  CHECK(first.size() >= 2);
  CHECK(first.size() == rows.first + rows.shared);
  CHECK(first == values_of(t.db, t.second_scope, column));
}
template <class Column>
void check_different(rs::testing::shared_database& t, const Column& column) {
  const auto first = values_of(t.db, t.first_scope, column);
  const auto second = values_of(t.db, t.second_scope, column);
  CHECK(first.size() == second.size());
  for (const auto& value : first) CHECK(std::ranges::find(second, value) == second.end());
}

struct chickens : rs::table<chickens, "chickens"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"egg_id", std::int64_t> egg_id{};
  static constexpr auto columns = std::tuple{id, tenant_id, egg_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct eggs : rs::table<eggs, "eggs"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"chicken_id", std::int64_t> chicken_id{};
  static constexpr auto columns = std::tuple{id, chicken_id};
  static constexpr auto scope = rs::scoped_through<chicken_id, chickens::id>;
};

enum class mood { calm, loud };

}  // namespace
template <>
struct rowscope::enumerators<mood> {
  static constexpr std::array values{std::pair{mood::calm, "calm"}, std::pair{mood::loud, "loud"}};
};
namespace {

/// A text tenant that is a UUID, and a column of each type.
struct documents : rs::table<documents, "documents"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant", std::int64_t> tenant{};
  static constexpr column<"content", std::string, rs::postgresql_type<"jsonb">> content{};
  static constexpr column<"tags", std::string, rs::postgresql_type<"text[]">> tags{};
  static constexpr column<"price", std::optional<std::string>, rs::postgresql_type<"numeric(12, 2)">> price{};
  static constexpr auto columns = std::tuple{id, tenant, content, tags, price};
  static constexpr auto scope = rs::scoped_by<tenant>;
};
struct typed : rs::table<typed, "typed"> {
  static constexpr column<"id", rs::uuid, rs::primary_key> id{};
  static constexpr column<"tenant", rs::uuid> tenant{};
  static constexpr column<"day", std::chrono::sys_days> day{};
  static constexpr column<"date", std::chrono::year_month_day> date{};
  static constexpr column<"at", std::chrono::sys_time<std::chrono::milliseconds>> at{};
  static constexpr column<"mood", std::optional<mood>> how{};
  static constexpr column<"bytes", rs::blob> bytes{};
  static constexpr column<"tiny", std::int8_t> tiny{};
  static constexpr column<"share", float> share{};
  static constexpr column<"open", bool> open{};
  static constexpr auto columns = std::tuple{id, tenant, day, date, at, how, bytes, tiny, share, open};
  static constexpr auto uniques = std::tuple{rs::unique<day>};
  static constexpr auto scope = rs::scoped_by<tenant>;
};

}  // namespace
template <>
inline constexpr auto rowscope::foreign_keys_of<chickens> =
    std::tuple{rowscope::foreign_key<chickens::egg_id, eggs::id>};

TEST_CASE("two tenants have rows in each table, which look alike", "[testing]") {
  rs::testing::shared_database t = two_tenants<schema>();
  for (const rs::testing::filled_rows& rows : t.rows()) {
    INFO(rows.table);
    if (rows.table == "languages") {
      CHECK((rows.first == 0 && rows.second == 0 && rows.shared >= 2));
      continue;
    }
    CHECK(rows.first == rows.second);
    CHECK(rows.first >= (rows.table == "tenants" ? 1U : 2U));
  }
  CHECK(t.rows().size() == schema::info().tables.size() - 1);  // a view has no rows of its own
  check_same(t, rooms::number);
  check_same(t, teams::code);
  check_same(t, reviews::author);
  check_same(t, reviews::stars);
  check_same(t, members::second_team);
  check_same(t, talks::event);
  check_same(t, templates::title);
}

TEST_CASE("only keys that no two rows may share differ", "[testing]") {
  rs::testing::shared_database t = two_tenants<schema>();
  check_different(t, talks::id);
  check_different(t, teams::id);
  check_different(t, reviews::id);
  check_different(t, tenants::slug);
}

TEST_CASE("the number of rows is what each tenant sees", "[testing]") {
  rs::testing::shared_database t = two_tenants<schema>();
  CHECK(values_of(t.db, t.first_scope, reviews::id).size() == t.rows_of(reviews{}).first);
  CHECK(values_of(t.db, t.second_scope, seats::id).size() == t.rows_of(seats{}).second);
  CHECK(values_of(t.db, t.first_scope, templates::id).size() ==
        t.rows_of(templates{}).first + t.rows_of(templates{}).shared);
  CHECK(values_of(t.db, t.first_scope, users::id).size() == t.rows_of(users{}).first + t.rows_of(users{}).shared);
  CHECK(values_of(t.db, t.first_scope, tenants::id) == std::vector<std::int64_t>{1});
  CHECK(t.first == rs::tenant(1));
  CHECK(t.second == rs::tenant(2));
}

TEST_CASE("a row that is visible through links is seen by both, and the others by one", "[testing]") {
  rs::testing::shared_database t = two_tenants<schema>();
  const auto first = values_of(t.db, t.first_scope, users::id);
  const auto second = values_of(t.db, t.second_scope, users::id);
  std::vector<std::int64_t> both;
  std::ranges::set_intersection(first, second, std::back_inserter(both));
  CHECK(both.size() == 1);
  CHECK(first.size() == 3);
}

TEST_CASE("a tenant's own database has its rows, and no others", "[testing]") {
  rs::testing::shared_database t = two_tenants<schema>();
  CHECK(values_of(t.alone(true), t.first_scope, reviews::id) == values_of(t.db, t.first_scope, reviews::id));
  CHECK(values_of(t.alone(false), t.second_scope, users::id) == values_of(t.db, t.second_scope, users::id));
  CHECK(values_of(t.alone(true), t.second_scope, teams::id).empty());
  rs::unscoped_session all = t.alone(true).unscoped(rs::site<"two_tenants.alone">, "counts all rows");
  CHECK(all(rs::query<"two_tenants.all">().select(rs::count()).from(teams{})).value() ==
        static_cast<std::int64_t>(t.rows_of(teams{}).first));
}

TEST_CASE("foreign keys of the rows stay inside the tenant, and have their rows", "[testing]") {
  rs::testing::shared_database t = two_tenants<rowscope_tests::shop::schema>();
  namespace shop = rowscope_tests::shop;
  rs::session s = t.db.for_scope(t.first_scope);
  CHECK(s(rs::query<"two_tenants.joined">()
              .select(rs::count())
              .from(shop::order_lines{})
              .join(shop::orders{}, shop::order_lines::order_id == shop::orders::id)
              .join(shop::customers{}, shop::orders::customer_id == shop::customers::id))
            .value() == static_cast<std::int64_t>(t.rows_of(shop::order_lines{}).first));
}

TEST_CASE("keys that the database makes are larger than those of the rows", "[testing]") {
  rs::testing::shared_database t = two_tenants<rowscope_tests::shop::schema>();
  namespace shop = rowscope_tests::shop;
  rs::session s = t.db.for_scope(t.first_scope);
  // Of both tenants.
  const std::int64_t before =
      t.db.unscoped(rs::site<"two_tenants.keys">, "the keys of every tenant")(
              rs::query<"two_tenants.highest">().select(rs::max(shop::customers::id)).from(shop::customers{}))
          .value()
          .value();
  const auto add = rs::query<"two_tenants.add">().insert_into(shop::customers{}).set(shop::customers::name = "new");
  CHECK(s(add).key() > before);
  CHECK(s(rs::query<"two_tenants.count">().select(rs::count()).from(shop::customers{})).value() ==
        static_cast<std::int64_t>(t.rows_of(shop::customers{}).first) + 1);
}

TEST_CASE("tables that need each other's rows first are refused, with what to do", "[testing]") {
  const auto fill = [] { return two_tenants<rs::schema<chickens, eggs>>(); };
  CHECK_THROWS_WITH(fill(), ContainsSubstring("chickens.egg_id") && ContainsSubstring("std::optional"));
}

TEST_CASE("a table that is not in the schema has no rows to ask for", "[testing]") {
  const rs::testing::shared_database t = two_tenants<rs::schema<rooms>>();
  CHECK(t.rows_of(rooms{}).first == 2);
  CHECK_THROWS_AS(t.rows_of(teams{}), rs::usage_error);
}

TEST_CASE("columns of every type have values that can be read", "[testing]") {
  rs::testing::shared_database t = two_tenants<rs::schema<typed>>();
  check_same(t, typed::day);
  check_same(t, typed::date);
  check_same(t, typed::at);
  check_same(t, typed::bytes);
  check_same(t, typed::share);
  check_different(t, typed::id);
  check_different(t, typed::tenant);
  CHECK(values_of(t.db, t.first_scope, typed::how) == std::vector<std::optional<mood>>{mood::calm, mood::loud});
}

TEST_CASE("columns of types of postgresql's own have values that these take", "[testing]") {
  rs::testing::shared_database t = two_tenants<rs::schema<documents>>();
  check_same(t, documents::content);
  check_same(t, documents::tags);
  check_same(t, documents::price);
}
