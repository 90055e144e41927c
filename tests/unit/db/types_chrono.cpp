// Dates and times as the types of columns.
#include "support/catch.hpp"
#include "support/raw_sqlite.hpp"
#include "support/temporary_directory.hpp"
#include "support/thrown.hpp"
#include "support/typed_cells.hpp"

namespace {

using namespace rowscope_tests;
using namespace std::chrono;
using Catch::Matchers::ContainsSubstring;

using micro_time = sys_time<microseconds>;
using milli_time = sys_time<milliseconds>;

/// A file whose table of cells takes any text, with one row of tenant 1 and one of tenant 2.
template <class T>
struct cell_file {
  temporary_directory directory;
  raw_sqlite raw{directory.file("cells.db")};
  std::optional<rs::database> db;

  cell_file() {
    raw.run(
        "CREATE TABLE cells (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, value, maybe);"
        "INSERT INTO cells VALUES (1, 1, 0, NULL), (2, 2, 0, NULL)");
    db.emplace(rs::sqlite(directory.file("cells.db"), {.pool_size = 1}), rs::schema<cells<T>>{});
  }
  T read() { return db->for_tenant(1)(rs::query<"time.read">().select(cells<T>::value).from(cells<T>{})).value(); }
  T read(const std::string& text) {
    raw.run("UPDATE cells SET value = '" + text + "'");
    return read();
  }
  std::string stored(const T& value) {
    const auto store = rs::query<"time.store">().update(cells<T>{}).set(cells<T>::value = value).every_row();
    CHECK(db->for_tenant(1)(store).affected_rows == 1);
    return raw.value("SELECT value FROM cells WHERE tenant_id = 1");
  }
  void check_refused(const std::string& text, const std::string& why = "expected a") {
    INFO(text);
    const auto e = thrown<rs::value_error>([&] { (void)read(text); });
    CHECK(e.site() == "time.read");
    CHECK_THAT(e.what(), ContainsSubstring("cells.value: ") && ContainsSubstring(why));
    if (!text.empty()) CHECK_THAT(e.what(), !ContainsSubstring(text));
  }
};

constexpr sys_days leap_day{2024y / February / 29};

}  // namespace

TEST_CASE("dates work in every clause", "[db][types][chrono]") {
  check_type(sys_days(999y / December / 31), leap_day, sys_days(9999y / December / 31));
  check_type<year_month_day>(1y / January / 1, 2024y / February / 29, 2024y / March / 1);
}

TEST_CASE("times work in every clause", "[db][types][chrono]") {
  check_type<sys_seconds>(sys_days(1969y / 12 / 31) + 23h, leap_day, leap_day + 1s);
  check_type<milli_time>(leap_day, leap_day + 1ms, leap_day + 999ms);
  check_type<micro_time>(micro_time(leap_day) - 1us, leap_day, leap_day + 1us);
}

TEST_CASE("dates and times are stored as texts that SQLite's functions understand", "[db][types][chrono][sqlite]") {
  CHECK(cell_file<sys_days>().stored(leap_day) == "2024-02-29");
  CHECK(cell_file<year_month_day>().stored(7y / March / 4) == "0007-03-04");
  CHECK(cell_file<year_month_day>().stored(0y / January / 1) == "0000-01-01");
  CHECK(cell_file<sys_seconds>().stored(leap_day + 1h + 2min + 3s) == "2024-02-29 01:02:03");
  cell_file<milli_time> millis;
  CHECK(millis.stored(leap_day + 23h + 59min + 59s + 7ms) == "2024-02-29 23:59:59.007");
  CHECK(millis.stored(leap_day) == "2024-02-29 00:00:00.000");
  CHECK(millis.stored(sys_days(1969y / 12 / 31) + 24h - 1ms) == "1969-12-31 23:59:59.999");
  CHECK(millis.raw.value("SELECT strftime('%s', value) FROM cells WHERE tenant_id = 1") == "-1");
  CHECK(cell_file<micro_time>().stored(leap_day + 7us) == "2024-02-29 00:00:00.000007");
  CHECK(cell_file<sys_time<nanoseconds>>().stored(sys_time<nanoseconds>(leap_day) + 7ns) ==
        "2024-02-29 00:00:00.000000007");
  CHECK(rs::ddl(rs::schema<cells<sys_seconds>>{}).find("\"value\" TEXT NOT NULL") != std::string::npos);
}

TEST_CASE("times are read in each of SQLite's spellings", "[db][types][chrono][sqlite]") {
  cell_file<milli_time> file;
  const milli_time expected = leap_day + 1h + 2min + 3s;
  for (const char* text : {"2024-02-29 01:02:03", "2024-02-29T01:02:03", "2024-02-29 01:02:03Z",
                           "2024-02-29T01:02:03.0Z", "2024-02-29 01:02:03.000000000"})
    CHECK(file.read(text) == expected);
  CHECK(file.read("2024-02-29 01:02:03.5") == expected + 500ms);
  CHECK(file.read("2024-02-29 01:02:03.250000") == expected + 250ms);
  CHECK(file.read("0000-01-01 00:00:00") == milli_time(sys_days(0y / 1 / 1)));
  CHECK(file.read("9999-12-31 23:59:59.999") == milli_time(sys_days(9999y / 12 / 31)) + 24h - 1ms);
  file.check_refused("2024-02-29 01:02:03.0005", "3 digits of a second");
  cell_file<sys_seconds> seconds;
  CHECK(seconds.read("2024-02-29 01:02:03.000") == leap_day + 1h + 2min + 3s);
  seconds.check_refused("2024-02-29 01:02:03.5", "0 digits of a second");
}

TEST_CASE("a text that is no time is a value error", "[db][types][chrono][sqlite]") {
  cell_file<sys_seconds> file;
  for (const char* text : {"",
                           "2024-02-29",
                           "2024-02-29 01:02",
                           "2023-02-29 00:00:00",
                           "2024-02-29 24:00:00",
                           "2024-02-29 00:60:00",
                           "2024-02-29 00:00:60",
                           "2024-02-29  1:02:03",
                           "2024-02-29t01:02:03",
                           "2024-02-29 01:02:03z",
                           "2024-02-29 01:02:03.",
                           "2024-02-29 01:02:03.0000000000",
                           "2024-02-29 01:02:03+00:00",
                           "2024-02-29 01:02:03 ",
                           " 2024-02-29 01:02:03",
                           "24-02-29 01:02:03",
                           "-2024-02-29 01:02:03",
                           "12024-02-29 01:02:03",
                           "now",
                           "2460370.5",
                           "2024-0a-29 01:02:03",
                           "2024-00-29 01:02:03",
                           "2024-02-00 01:02:03",
                           "2024-02-29 01:02:03ZZ"})
    file.check_refused(text);
  CHECK(file.read("2024-02-29 00:00:00") == leap_day);
  cell_file<sys_time<nanoseconds>> nanos;
  nanos.check_refused("2263-01-01 00:00:00", "1677 to 2262");
  CHECK(nanos.read("2262-01-01 00:00:00") == sys_time<nanoseconds>(sys_days(2262y / 1 / 1)));
}

TEST_CASE("a text that is no date is a value error", "[db][types][chrono][sqlite]") {
  cell_file<sys_days> file;
  for (const char* text : {"", "2023-02-29", "2024-13-01", "2024-2-29", "2024/02/29", "2024-02-29 00:00:00", "20240229",
                           "2024-02-29Z", "0000-00-00", "99999-01-01"})
    file.check_refused(text);
  CHECK(file.read("2024-02-29") == leap_day);
  const auto e = thrown<rs::value_error>([&] {
    file.raw.run("UPDATE cells SET value = 2024");
    (void)file.read();
  });
  CHECK_THAT(e.what(), ContainsSubstring("expected a text"));
}

TEST_CASE("dates and times beyond the years 0000 to 9999 are refused when they are written", "[db][types][chrono]") {
  const auto refused = [](const auto& value) {
    using T = std::remove_cvref_t<decltype(value)>;
    const auto e = thrown<rs::value_error>([&] { (void)(cells<T>::value == value); });
    CHECK(e.table() == "cells");
    CHECK_THAT(e.what(), ContainsSubstring("cells.value: ") && ContainsSubstring("0000 to 9999"));
  };
  refused(sys_days(10000y / 1 / 1));
  refused(sys_days(year{-1} / 12 / 31));
  refused(year_month_day(year{-1} / 12 / 31));
  refused(sys_seconds(sys_days(10000y / 1 / 1)));
  refused(sys_seconds::max());
  refused(milli_time::min());
  refused(milli_time::max());
  refused(micro_time::min());
  refused(sys_time<nanoseconds>::min());
  CHECK_NOTHROW(cells<micro_time>::value == micro_time(sys_days(9999y / 12 / 31)) + 24h - 1us);
  const auto e = thrown<rs::value_error>([] { (void)(cells<year_month_day>::value == 2023y / February / 29); });
  CHECK_THAT(e.what(), ContainsSubstring("cells.value: ") && ContainsSubstring("ok()"));
}
