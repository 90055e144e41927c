// Rows that do not fit the C++ types of their columns: told with site, table and column, and never bent into shape.
#include <limits>

#include "support/catch.hpp"
#include "support/raw_sqlite.hpp"
#include "support/small_shop.hpp"
#include "support/temporary_directory.hpp"
#include "support/thrown.hpp"

namespace {

using namespace rowscope_tests;
using Catch::Matchers::ContainsSubstring;

struct gauges : rs::table<gauges, "gauges"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"i64", std::int64_t> i64{};
  static constexpr column<"i32", std::int32_t> i32{};
  static constexpr column<"i16", std::int16_t> i16{};
  static constexpr column<"i8", std::int8_t> i8{};
  static constexpr column<"u64", std::uint64_t> u64{};
  static constexpr column<"u32", std::uint32_t> u32{};
  static constexpr column<"u8", std::uint8_t> u8{};
  static constexpr column<"flag", bool> flag{};
  static constexpr column<"level", double> level{};
  static constexpr column<"ratio", float> ratio{};
  static constexpr column<"label", std::string> label{};
  static constexpr column<"maybe", std::optional<std::int16_t>> maybe{};
  static constexpr auto columns =
      std::tuple{id, tenant_id, i64, i32, i16, i8, u64, u32, u8, flag, level, ratio, label, maybe};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
using schema = rs::schema<gauges>;

/// A database whose table takes any value in any column, with one row of tenant 1 and an equal one of tenant 2.
struct loose_database {
  temporary_directory directory;
  raw_sqlite raw{directory.file("loose.db")};
  std::optional<rs::database> db;

  loose_database() {
    raw.run(
        "CREATE TABLE gauges (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, i64, i32, i16, i8, u64, u32, u8, flag, "
        "level, ratio, label, maybe);"
        "INSERT INTO gauges VALUES (1, 1, 64, 32, 16, 8, 64, 32, 8, 1, 0.5, 0.25, 'text', NULL),"
        " (9, 2, 64, 32, 16, 8, 64, 32, 8, 1, 0.5, 0.25, 'text', NULL)");
    db.emplace(rs::sqlite(directory.file("loose.db"), {.pool_size = 1}), schema{});
  }
  void store(const std::string& column, const std::string& value) {
    raw.run("UPDATE gauges SET " + column + " = " + value);
  }
  template <class Column>
  auto read(Column column) {
    return db->for_tenant(1)(rs::query<"stored.read">().select(column).from(gauges{})).value();
  }
  /// What reading the column throws must name the place, and must not hold the stored value.
  template <class Column>
  void check_refused(Column column, const std::string& name, const std::string& value) {
    INFO(name << " = " << value);
    store(name, value);
    const auto e = thrown<rs::value_error>([&] { (void)read(column); });
    CHECK(e.site() == "stored.read");
    CHECK(e.file() == "stored_values.cpp");
    CHECK(e.table() == "gauges");
    CHECK_THAT(e.what(), ContainsSubstring("stored.read") && ContainsSubstring("gauges." + name));
    if (value.size() > 4) CHECK_THAT(e.what(), !ContainsSubstring(value));
  }
};

}  // namespace

TEST_CASE("NULL in a column that is not optional is a value error", "[db][value][sqlite]") {
  loose_database d;
  d.check_refused(gauges::i64, "i64", "NULL");
  d.check_refused(gauges::i16, "i16", "NULL");
  d.check_refused(gauges::u8, "u8", "NULL");
  d.check_refused(gauges::flag, "flag", "NULL");
  d.check_refused(gauges::level, "level", "NULL");
  d.check_refused(gauges::label, "label", "NULL");
  CHECK(d.read(gauges::maybe) == std::nullopt);
}

TEST_CASE("an integer beyond its C++ type is a value error, and the last that fits is read", "[db][value][sqlite]") {
  loose_database d;
  const auto check = [&](auto column, const std::string& name, auto low, auto high, const std::string& below,
                         const std::string& above) {
    for (const auto value : {low, high}) {
      d.store(name, std::to_string(value));
      CHECK(d.read(column) == value);
    }
    for (const std::string& value : {below, above})
      if (!value.empty()) d.check_refused(column, name, value);
  };
  check(gauges::i8, "i8", std::int8_t{-128}, std::int8_t{127}, "-129", "128");
  check(gauges::i16, "i16", std::int16_t{-32768}, std::int16_t{32767}, "-32769", "32768");
  check(gauges::i32, "i32", std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max(),
        "-2147483649", "2147483648");
  check(gauges::i32, "i32", std::int32_t{0}, std::int32_t{705032704}, "", "5000000000");
  check(gauges::u8, "u8", std::uint8_t{0}, std::uint8_t{255}, "-1", "256");
  check(gauges::u32, "u32", std::uint32_t{0}, std::numeric_limits<std::uint32_t>::max(), "-1", "4294967296");
  check(gauges::u64, "u64", std::uint64_t{0}, std::uint64_t{9223372036854775807U}, "-1", "");
  d.store("i64", "-9223372036854775808");
  CHECK(d.read(gauges::i64) == std::numeric_limits<std::int64_t>::min());
  d.check_refused(gauges::maybe, "maybe", "40000");
  d.store("maybe", "4");
  CHECK(d.read(gauges::maybe) == 4);
}

TEST_CASE("values of another type are value errors", "[db][value][sqlite]") {
  loose_database d;
  for (const char* text : {"'abc'", "'12'", "''", "'042'", "x'31'"}) {
    d.check_refused(gauges::i64, "i64", text);
    d.check_refused(gauges::i16, "i16", text);
    d.check_refused(gauges::flag, "flag", text);
    d.check_refused(gauges::level, "level", text);
    d.check_refused(gauges::maybe, "maybe", text);
  }
  for (const char* real : {"1.5", "1.0", "1e300"}) {
    d.check_refused(gauges::i64, "i64", real);
    d.check_refused(gauges::u8, "u8", real);
    d.check_refused(gauges::flag, "flag", real);
    d.check_refused(gauges::label, "label", real);
  }
  for (const char* number : {"2", "-1", "256", "4294967296"}) d.check_refused(gauges::flag, "flag", number);
  d.check_refused(gauges::label, "label", "42");
  d.check_refused(gauges::label, "label", "x'616263'");

  d.store("level", "7");  // an integer is a number
  CHECK(d.read(gauges::level) == 7.0);
  d.store("flag", "0");
  CHECK_FALSE(d.read(gauges::flag));
  d.store("flag", "1");
  CHECK(d.read(gauges::flag));
  d.store("label", "'42'");
  CHECK(d.read(gauges::label) == "42");
}

TEST_CASE("an integer that a double cannot hold is a value error", "[db][value][sqlite]") {
  loose_database d;
  d.store("level", "9007199254740992");
  CHECK(d.read(gauges::level) == 9007199254740992.0);
  d.check_refused(gauges::level, "level", "9007199254740993");
  d.check_refused(gauges::level, "level", "9223372036854775807");
}

TEST_CASE("a number beyond a float is a value error, and one that a float rounds is read", "[db][value][sqlite]") {
  loose_database d;
  CHECK(d.read(gauges::ratio) == 0.25F);
  d.store("ratio", "0.1");
  CHECK(d.read(gauges::ratio) == 0.1F);
  d.store("ratio", "-9e999");
  CHECK(d.read(gauges::ratio) == -std::numeric_limits<float>::infinity());
  d.check_refused(gauges::ratio, "ratio", "1e300");
  d.check_refused(gauges::ratio, "ratio", "-1e39");
}

TEST_CASE("every way of reading a row refuses what does not fit", "[db][value][sqlite]") {
  loose_database d;
  d.store("i16", "70000");
  rs::session session = d.db->for_tenant(1);
  const auto statement = rs::query<"stored.every_way">().select(gauges::id, gauges::i16).from(gauges{});
  struct pair {
    std::int64_t id;
    std::int16_t value;
  };
  CHECK_THROWS_AS(session(statement).tuples(), rs::value_error);
  CHECK_THROWS_AS(session(statement).to<pair>(), rs::value_error);
  CHECK_THROWS_AS((session(statement).to<std::tuple<std::int64_t, std::int16_t>>()), rs::value_error);
  CHECK_THROWS_AS(session(statement).one(), rs::value_error);
  CHECK_THROWS_AS(session(statement).one_or_none(), rs::value_error);
  for (const auto& row : session(statement)) {
    CHECK(row[gauges::id] == 1);
    CHECK_THROWS_AS(row[gauges::i16], rs::value_error);
    CHECK_THROWS_AS(row.view(gauges::i16), rs::value_error);
    CHECK_THROWS_AS(row.to<pair>(), rs::value_error);
    CHECK(row[gauges::id] == 1);
  }
  d.store("i16", "7");
  CHECK(session(statement).to<pair>().at(0).value == 7);
}

TEST_CASE("values that do not fit are refused before they are stored", "[db][value]") {
  rs::database db = new_database(schema::info(), {.pool_size = 2});
  rs::session session = db.for_tenant(1);
  rs::session other = db.for_tenant(2);
  const auto add_to = [](rs::session& s, auto i16, auto u64, double level) {
    s(rs::query<"stored.add">().insert_into(gauges{}).set(
        gauges::i64 = 1, gauges::i32 = 1, gauges::i16 = i16, gauges::i8 = 1, gauges::u64 = u64, gauges::u32 = 1U,
        gauges::u8 = 1, gauges::flag = true, gauges::level = level, gauges::ratio = 0.5F, gauges::label = "x"));
  };
  const auto add = [&](auto i16, auto u64, double level) { add_to(session, i16, u64, level); };
  add_to(other, 1, 0U, 0.5);
  add(32767, 9223372036854775807U, 0.5);
  CHECK_THROWS_AS(add(32768, 1U, 0.5), rs::value_error);
  CHECK_THROWS_AS(add(-32769, 1U, 0.5), rs::value_error);
  CHECK_THROWS_AS(add(1, 9223372036854775808U, 0.5), rs::value_error);
  CHECK_THROWS_AS(add(1, 1U, std::numeric_limits<double>::quiet_NaN()), rs::value_error);
  add(-32768, 0U, std::numeric_limits<double>::infinity());
  CHECK(session(rs::query<"stored.count">().select(rs::count()).from(gauges{})).value() == 2);
  CHECK(session(rs::query<"stored.level">().select(gauges::level).from(gauges{}).where(gauges::u64 == 0U)).value() ==
        std::numeric_limits<double>::infinity());
}

TEST_CASE("a tenant that is no integer in a loose table is nobody's row", "[db][value][sqlite]") {
  loose_database d;
  d.raw.run("INSERT INTO gauges (id, tenant_id, label) VALUES (2, '1x', 'odd'), (3, ' 1', 'spaced'), (4, 1.5, 'real')");
  rs::session session = d.db->for_tenant(1);
  const auto labels =
      session(rs::query<"stored.labels">().select(gauges::id).from(gauges{}).order_by(gauges::id)).tuples();
  // ' 1' became the integer 1 when it was stored: the column's affinity. The others are no tenant.
  CHECK(labels == std::vector<std::tuple<std::int64_t>>{{1}, {3}});
}
