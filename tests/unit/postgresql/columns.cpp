#include <limits>

#include "scoped_database.hpp"
#include "support/golden.hpp"
#include "support/plain_database.hpp"
#include "support/thrown.hpp"

namespace {

namespace rs = rowscope;
using namespace rowscope_tests;
using Catch::Matchers::ContainsSubstring;

const rs::postgresql_ddl roles{.application_role = "shop_app", .unscoped_role = "shop_all"};

struct samples : rs::table<samples, "samples"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant", rs::uuid> tenant{};
  static constexpr column<"tiny", std::int8_t, rs::has_default> tiny{};
  static constexpr column<"ratio", double, rs::has_default> ratio{};
  static constexpr column<"open", bool, rs::has_default> open{};
  static constexpr column<"title", std::string, rs::has_default> title{};
  static constexpr column<"content", rs::blob, rs::has_default> content{};
  static constexpr column<"day", std::chrono::sys_days, rs::has_default> day{};
  static constexpr column<"at", std::chrono::sys_time<std::chrono::microseconds>, rs::has_default> at{};
  static constexpr column<"token", rs::uuid, rs::has_default> token{};
  static constexpr column<"price", std::string, rs::postgresql_type<"numeric(12, 2)">> price{};
  static constexpr column<"maybe", std::optional<std::string>, rs::postgresql_type<"jsonb">, rs::has_default> maybe{};
  static constexpr auto columns =
      std::tuple{id, tenant, tiny, ratio, open, title, content, day, at, token, price, maybe};
  static constexpr auto uniques = std::tuple{rs::unique<title>, rs::unique<maybe>};
  static constexpr auto indexes = std::tuple{rs::index<maybe, day>};
  static constexpr auto scope = rs::scoped_by<tenant>;
};

/// A tenant of text, in a column of a type that it is cut to.
struct notes : rs::table<notes, "notes"> {
  static constexpr column<"number", std::int64_t, rs::primary_key> number{};
  static constexpr column<"tenant", std::string, rs::primary_key, rs::postgresql_type<"VARCHAR(4)">> tenant{};
  static constexpr column<"line", std::int64_t, rs::generated> line{};
  static constexpr auto columns = std::tuple{number, tenant, line};
  static constexpr auto scope = rs::scoped_by<tenant>;
};

struct cut : rs::table<cut, "cut"> {
  static constexpr column<"tenant", std::string, rs::postgresql_type<"char(4)">> tenant{};
  static constexpr auto columns = std::tuple{tenant};
  static constexpr auto scope = rs::scoped_by<tenant>;
};
struct tagged : rs::table<tagged, "tagged"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant", std::int64_t> tenant{};
  static constexpr column<"tags", std::string, rs::postgresql_type<"text[]">> tags{};
  static constexpr column<"sizes", std::optional<std::string>, rs::postgresql_type<"integer[]">> sizes{};
  static constexpr auto columns = std::tuple{id, tenant, tags, sizes};
  static constexpr auto scope = rs::scoped_by<tenant>;
};
struct long_name : rs::table<long_name, "a_table_with_a_name_that_has_many_more_bytes_than_postgresql_keeps"> {
  static constexpr column<"tenant", std::int64_t> tenant{};
  static constexpr auto columns = std::tuple{tenant};
  static constexpr auto scope = rs::scoped_by<tenant>;
};

const std::string uuid_1 = "11111111-1111-4111-8111-111111111111", uuid_2 = "22222222-2222-4222-8222-222222222222";

}  // namespace

TEST_CASE("the DDL for postgresql is the reviewed one for each column type", "[postgresql][ddl][golden]") {
  golden file("schema/postgresql_columns");
  file.add("types, defaults, a tenant of UUID", rs::ddl(rs::schema<samples>{}, roles));
  file.add("a generated column that is no key, a tenant of text", rs::ddl(rs::schema<notes>{}, roles));
  file.check();
}

TEST_CASE("a row that leaves out its defaults has the zero of each postgresql type", "[postgresql][ddl]") {
  NEEDS_POSTGRESQL();
  const scoped_database file{rs::schema<samples>{}};
  scoped_work one(file, rs::tenant(uuid_1));
  one.run("INSERT INTO samples (tenant, price) VALUES ('" + uuid_1 + "', 1.5)");
  CHECK(one.rows("SELECT id, tiny, ratio, open, title, content, day = (now() AT TIME ZONE 'UTC')::date, at = now(), "
                 "token IS NOT NULL, price, maybe FROM samples") == text_rows{"1|0|0|f||\\x|t|t|t|1.50|NULL"});
}

TEST_CASE("a postgresql table of tenants by UUID is held to the scope", "[postgresql][rules]") {
  NEEDS_POSTGRESQL();
  const scoped_database file{rs::schema<samples>{}};
  file.unscoped().run("INSERT INTO samples (tenant, price) VALUES ('" + uuid_1 + "', 1), ('" + uuid_2 + "', 2)");
  CHECK(scoped_work(file, rs::tenant(uuid_1)).rows("SELECT price FROM samples") == text_rows{"1.00"});
  scoped_work two(file, rs::tenant(uuid_2));
  CHECK(two.rows("SELECT price FROM samples") == text_rows{"2.00"});
  CHECK(two.state_of("INSERT INTO samples (tenant, price) VALUES ('" + uuid_1 + "', 1)") == "42501");
  CHECK(two.affected("UPDATE samples SET price = 3") == "1");
}

TEST_CASE("a postgresql tenant of text is compared byte for byte, and never cut", "[postgresql][rules][S8]") {
  NEEDS_POSTGRESQL();
  const scoped_database file{rs::schema<notes>{}};
  file.unscoped().run("INSERT INTO notes (number, tenant) VALUES (1, 'acme'), (2, 'ACME'), (3, 'x,y'), (4, '{\"\\')");
  const auto seen = [&](const rs::scope& scope) {
    return scoped_work(file, scope).rows("SELECT number FROM notes ORDER BY 1");
  };
  CHECK(seen(rs::tenant("acme")) == text_rows{"1"});
  CHECK(seen(rs::tenant("ACME")) == text_rows{"2"});
  CHECK(seen(rs::tenant("acme and more")).empty());
  CHECK(seen(rs::tenant("acme ")).empty());
  CHECK(seen(rs::tenant("x,y")) == text_rows{"3"});
  CHECK(seen(rs::tenant("{\"\\")) == text_rows{"4"});
  CHECK(seen(rs::tenants{"x", "y", "NULL"}).empty());
  CHECK(seen(rs::tenants{"acme", "x,y"}) == text_rows{"1", "3"});
  CHECK(scoped_work(file, rs::tenant("acme")).state_of("INSERT INTO notes (number, tenant) VALUES (5, 'ACME')") ==
        "42501");
}

TEST_CASE(
    "many rows are bound as arrays of each postgresql type: with NULL, nothing in them, and every sign of an array",
    "[postgresql][insert]") {
  NEEDS_POSTGRESQL();
  using std::chrono::microseconds;
  using time = std::chrono::sys_time<microseconds>;
  using row = std::tuple<std::int8_t, double, bool, std::string, rs::blob, std::chrono::sys_days, time, rs::uuid,
                         std::string, std::optional<std::string>>;
  const auto bytes = [](std::string_view text) {
    const auto* first = reinterpret_cast<const std::byte*>(text.data());
    return rs::blob(first, first + text.size());
  };
  const rs::uuid one = rs::uuid::parse(uuid_1), two = rs::uuid::parse(uuid_2);
  const std::chrono::sys_days day(std::chrono::year(2024) / 2 / 29), first(std::chrono::year(1) / 1 / 1);
  const std::vector<row> rows{
      {std::int8_t{-128}, -1.5e300, false, "", rs::blob{}, first, time(first), rs::uuid{}, "0.01", std::nullopt},
      {std::int8_t{127}, std::numeric_limits<double>::infinity(), true, "{\"a\\\\\",NULL,'b'}",
       bytes(std::string_view("\0\xff\\\"{},", 7)), day, time(day) + microseconds(1), one, "-9999999999.99",
       R"({"k": [1, "\\", "\"", {}]})"},
      {std::int8_t{0}, 0.1, true, "NULL", bytes("NULL"), day, time(day) - microseconds(1), two, "0.50", "null"},
      {std::int8_t{1}, -0.0, false, "\\ \n\t, ( \xc3\xa9", bytes("\\x00"), day, time(day), two, "7.00", R"("NULL")"}};
  plain_database file(plain_database::engine::postgresql);
  file.create(rs::schema<samples>::info());
  rs::database db = file.open(rs::schema<samples>::info());
  rs::session session = db.for_tenant(one);
  const auto add = [&](const std::vector<row>& all) {
    return session.objects(samples{})
        .create_many(rs::site<"samples.many">, all, samples::tiny, samples::ratio, samples::open, samples::title,
                     samples::content, samples::day, samples::at, samples::token, samples::price, samples::maybe)
        .affected_rows;
  };
  const auto stored = rs::query<"samples.stored">()
                          .select(samples::tiny, samples::ratio, samples::open, samples::title, samples::content,
                                  samples::day, samples::at, samples::token, samples::price, samples::maybe)
                          .from(samples{})
                          .order_by(samples::id);
  CHECK(add(rows) == 4);
  CHECK(session(stored).tuples() == rows);
  CHECK(db.for_tenant(two)(stored).tuples().empty());
  CHECK(file.value("SELECT count(*) FROM samples WHERE maybe IS NULL") == "1");
  CHECK(add({}) == 0);

  // A value that its type does not take: none of the rows is stored.
  for (const char* price : {"", "1,5", "10000000000"}) {
    std::vector<row> wrong{rows[3], rows[3]};
    std::get<3>(wrong[0]) = "another";
    std::get<9>(wrong[0]) = std::nullopt;
    std::get<8>(wrong[1]) = price;
    CHECK_THROWS_AS(add(wrong), rs::value_error);
  }
  CHECK(session(stored).tuples().size() == 4);
}

TEST_CASE("declarations that postgresql cannot hold to a scope are refused with a sentence", "[postgresql][ddl]") {
  CHECK_THROWS_WITH(rs::ddl(rs::schema<cut>{}, roles), ContainsSubstring("in which two texts may be one value"));
  CHECK_THROWS_WITH(rs::ddl(rs::schema<long_name>{}, roles), ContainsSubstring("PostgreSQL would cut it"));
  CHECK_THROWS_AS(rs::ddl(rs::schema<cut>{}, roles), rs::schema_error);
}

TEST_CASE("the DDL for postgresql wants two roles whose names are not cut", "[postgresql][ddl]") {
  const auto ddl = [](const std::string& app, const std::string& all) {
    return rs::ddl(rs::schema<samples>{}, {.application_role = app, .unscoped_role = all});
  };
  CHECK_THROWS_WITH(ddl("", "all"), ContainsSubstring("application_role is \"\""));
  CHECK_THROWS_WITH(ddl("app", ""), ContainsSubstring("unscoped_role is \"\""));
  CHECK_THROWS_WITH(ddl("same", "same"), ContainsSubstring("are both \"same\""));
  CHECK_THROWS_AS(ddl(std::string(64, 'a'), "all"), rs::usage_error);
}

TEST_CASE("many rows with arrays are stored, and found by a list of arrays", "[postgresql][columns]") {
  NEEDS_POSTGRESQL();
  plain_database file(plain_database::engine::postgresql);
  file.create(rs::schema<tagged>::info());
  rs::database db = file.open(rs::schema<tagged>::info());
  rs::session one = db.for_tenant(1), two = db.for_tenant(2);
  using row = std::tuple<std::string, std::optional<std::string>>;
  const std::vector<row> rows{{R"({a,"b, c","{}"})", "{1,2}"}, {"{}", std::nullopt}, {"{NULL,\"NULL\"}", "{{1},{2}}"}};
  CHECK(one.objects(tagged{}).create_many(rs::site<"tagged.many">, rows, tagged::tags, tagged::sizes).affected_rows ==
        3);
  const auto stored =
      rs::query<"tagged.stored">().select(tagged::tags, tagged::sizes).from(tagged{}).order_by(tagged::id);
  CHECK(one(stored).tuples() == rows);
  CHECK(two(stored).tuples().empty());
  const auto found = rs::query<"tagged.found">()
                         .select(tagged::tags)
                         .from(tagged{})
                         .where(tagged::tags.in({"{}", R"({a,"b, c","{}"})", "{z}"}));
  CHECK(one(found).tuples().size() == 2);
  CHECK(two(found).tuples().empty());
}
