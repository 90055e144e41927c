// Types that a program has taught SOCI, as the types of columns.
#include <soci/soci.h>

#include <rowscope/soci_types.hpp>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"
#include "support/thrown.hpp"
#include "support/typed_cells.hpp"

namespace {

struct celsius {
  double degrees = 0;
  friend bool operator==(const celsius&, const celsius&) = default;
};
struct room {
  int number = 0;
  friend bool operator==(const room&, const room&) = default;
};
struct title {
  std::string text;
  friend bool operator==(const title&, const title&) = default;
};
struct appointment {
  std::chrono::sys_seconds at{};
  friend bool operator==(const appointment&, const appointment&) = default;
};
enum class color { red, green, blue };

}  // namespace

namespace soci {

template <>
struct type_conversion<celsius> {
  using base_type = double;
  static void from_base(const double& base, indicator, celsius& value) { value.degrees = base; }
  static void to_base(const celsius& value, double& base, indicator& i) {
    base = value.degrees;
    i = value.degrees < -273.15 ? i_null : i_ok;
  }
};
template <>
struct type_conversion<room> {
  using base_type = int;
  static void from_base(const int& base, indicator, room& value) { value.number = base; }
  static void to_base(const room& value, int& base, indicator& i) {
    base = value.number;
    i = i_ok;
  }
};
template <>
struct type_conversion<title> {
  using base_type = std::string;
  static void from_base(const std::string& base, indicator, title& value) {
    if (base == "unreadable") throw soci_error("no title");
    value.text = base;
  }
  static void to_base(const title& value, std::string& base, indicator& i) {
    base = value.text;
    i = i_ok;
  }
};
template <>
struct type_conversion<appointment> {
  using base_type = std::tm;
  static void from_base(const std::tm& base, indicator, appointment& value) {
    std::tm copy = base;
    value.at = std::chrono::sys_seconds(std::chrono::seconds(timegm(&copy)));
  }
  static void to_base(const appointment& value, std::tm& base, indicator& i) {
    const std::time_t at = value.at.time_since_epoch().count();
    gmtime_r(&at, &base);
    i = i_ok;
  }
};
template <>
struct type_conversion<color> {
  using base_type = std::string;
  static void from_base(const std::string& base, indicator, color& value) {
    value = base == "red" ? color::red : base == "green" ? color::green : color::blue;
  }
  static void to_base(const color& value, std::string& base, indicator& i) {
    base = value == color::red ? "red" : value == color::green ? "green" : "blue";
    i = i_ok;
  }
};

}  // namespace soci

template <>
struct rowscope::value_traits<color> : rowscope::soci_traits<color> {};

namespace {

using namespace rowscope_tests;
using namespace std::chrono_literals;
using Catch::Matchers::ContainsSubstring;

constexpr std::chrono::sys_seconds noon = std::chrono::sys_days(std::chrono::year(2024) / 2 / 29) + 12h;

/// A file of cells that both write.
template <class T>
struct shared_cells {
  temporary_directory directory;
  rs::database db{rs::sqlite(directory.file("cells.db"), {.pool_size = 1}), rs::schema<cells<T>>{}};
  soci::session soci;

  shared_cells() {
    db.create_tables();
    soci.open("sqlite3", directory.file("cells.db"));
  }
};

}  // namespace

TEST_CASE("types with a soci::type_conversion work in every clause", "[db][types][soci]") {
  check_type(celsius{-40}, celsius{0}, celsius{36.6});
  check_type(room{-1}, room{7}, room{900});
  check_type(title{"a"}, title{"b"}, title{"c"});
  check_type(appointment{noon - 1s}, appointment{noon}, appointment{noon + 1s});
  check_type(color::blue, color::green, color::red);  // by name
}

TEST_CASE("what SOCI has written is read, and the other way round", "[db][types][soci][sqlite]") {
  shared_cells<appointment> file;
  const appointment first{noon};
  const appointment of_another{noon + 5s};
  file.soci << "INSERT INTO cells (tenant_id, value) VALUES (1, :v), (2, :w)", soci::use(first), soci::use(of_another);
  rs::session one = file.db.for_tenant(1);
  const auto read = rs::query<"soci.read">().select(cells<appointment>::value).from(cells<appointment>{});
  CHECK(one(read).value() == first);
  file.soci << "UPDATE cells SET value = value || '.5' WHERE id = 1";
  CHECK_THROWS_AS(one(read).value(), rs::value_error);  // a std::tm would lose it
  add_cell(one, appointment{noon + 90min});
  appointment second;
  file.soci << "SELECT value FROM cells WHERE id = 3", soci::into(second);
  CHECK(second == appointment{noon + 90min});

  shared_cells<title> titles;
  const title there{"a title"};
  titles.soci << "INSERT INTO cells (tenant_id, value) VALUES (1, :v), (2, 'another')", soci::use(there);
  CHECK(titles.db.for_tenant(1)(rs::query<"soci.title">().select(cells<title>::value).from(cells<title>{})).value() ==
        there);
}

TEST_CASE("a value that a soci::type_conversion does not take is a value error", "[db][types][soci][sqlite]") {
  CHECK_THAT(thrown<rs::value_error>([] { (void)(cells<celsius>::value == celsius{-300}); }).what(),
             ContainsSubstring("cells.value: ") && ContainsSubstring("std::nullopt"));
  shared_cells<room> rooms;
  rooms.soci << "INSERT INTO cells (tenant_id, value) VALUES (1, 5000000000), (2, 7)";
  const auto number = rs::query<"soci.room">().select(cells<room>::value).from(cells<room>{});
  CHECK_THAT(thrown<rs::value_error>([&] { (void)rooms.db.for_tenant(1)(number).value(); }).what(),
             ContainsSubstring("cells.value") && ContainsSubstring("long long"));
  CHECK(rooms.db.for_tenant(2)(number).value() == room{7});
  shared_cells<title> titles;
  titles.soci << "INSERT INTO cells (tenant_id, value) VALUES (1, 'unreadable'), (2, 'readable')";
  const auto text = rs::query<"soci.unreadable">().select(cells<title>::value).from(cells<title>{});
  CHECK_THROWS_AS(titles.db.for_tenant(1)(text).value(), rs::value_error);  // the other exception is nested in it
  CHECK(titles.db.for_tenant(2)(text).value() == title{"readable"});
}
