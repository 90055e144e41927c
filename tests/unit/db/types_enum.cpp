// Enums as the types of columns: by number, by listed number, by name.
#include <limits>

#include "support/catch.hpp"
#include "support/raw_sqlite.hpp"
#include "support/temporary_directory.hpp"
#include "support/thrown.hpp"
#include "support/typed_cells.hpp"

namespace {

enum class level : std::int8_t { low = -1, normal, high };
enum class state { open = 10, waiting = 20, closed = 30 };
enum class channel : std::uint8_t { mail = 1, chat = 2, call = 3 };
enum class letter : char { a = 'a', b = 'b', c = 'c' };
enum class big : std::uint64_t {
  small = 1,
  half = std::uint64_t{1} << 62U,
  most = std::numeric_limits<std::uint64_t>::max()
};
enum class flag : bool { off, on };
enum old_style { red = 3, green = 5, blue = 7 };

}  // namespace

template <>
struct rowscope::enumerators<state> {
  static constexpr std::array values{std::pair{state::closed, "a closed"}, std::pair{state::open, "b open"},
                                     std::pair{state::waiting, "c waiting"}};
};
template <>
struct rowscope::enumerators<channel> {
  static constexpr std::array values{channel::mail, channel::chat, channel::call};
};
template <>
struct rowscope::enumerators<old_style> {
  static constexpr std::array values{red, green, blue};
};

namespace {

using namespace rowscope_tests;
using Catch::Matchers::ContainsSubstring;

/// What is read of a value that two tenants stored.
template <class T>
T stored_by_both(T value) {
  using c = cells<T>;
  rs::database db = cell_database<T>();
  for (const std::int64_t tenant : {1, 2}) {
    rs::session s = db.for_tenant(tenant);
    add_cell(s, value);
  }
  return db.for_tenant(1)(rs::query<"enum.stored">().select(c::value).from(c{})).value();
}

/// A file whose table of cells takes any value, with one row of tenant 1 and one of tenant 2.
template <class T>
struct loose_cells {
  temporary_directory directory;
  raw_sqlite raw{directory.file("loose.db")};
  std::optional<rs::database> db;

  loose_cells() {
    raw.run(
        "CREATE TABLE cells (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, value, maybe);"
        "INSERT INTO cells VALUES (1, 1, 0, NULL), (2, 2, 0, NULL)");
    db.emplace(rs::sqlite(directory.file("loose.db"), {.pool_size = 1}), rs::schema<cells<T>>{});
  }
  T read(const std::string& stored) {
    raw.run("UPDATE cells SET value = " + stored);
    return db->for_tenant(1)(rs::query<"loose.read">().select(cells<T>::value).from(cells<T>{})).value();
  }
  void check_refused(const std::string& stored, const std::string& why) {
    INFO(stored);
    const auto e = thrown<rs::value_error>([&] { (void)read(stored); });
    CHECK(e.site() == "loose.read");
    CHECK(e.table() == "cells");
    CHECK_THAT(e.what(), ContainsSubstring("cells.value") && ContainsSubstring(why) && !ContainsSubstring(stored));
  }
};

}  // namespace

TEST_CASE("an enum is stored by its number", "[db][types][enum]") {
  check_type(level::low, level::normal, level::high);
  rs::database db = cell_database<level>();
  CHECK(rs::ddl(rs::schema<cells<level>>{}).find("\"value\" INTEGER NOT NULL") != std::string::npos);
}

TEST_CASE("an enum whose names are listed is stored by name", "[db][types][enum]") {
  check_type(state::closed, state::open, state::waiting);
  CHECK(rs::ddl(rs::schema<cells<state>>{}).find("\"value\" TEXT NOT NULL") != std::string::npos);
}

TEST_CASE("an enum whose values are listed is stored by number", "[db][types][enum]") {
  check_type(channel::mail, channel::chat, channel::call);
  check_type(red, green, blue);
}

TEST_CASE("enums over char, bool and 64 bits are read back", "[db][types][enum]") {
  CHECK(stored_by_both(letter::b) == letter::b);
  CHECK(stored_by_both(flag::on) == flag::on);
  CHECK(stored_by_both(big::half) == big::half);
  const auto e = thrown<rs::value_error>([] { (void)stored_by_both(big::most); });
  CHECK_THAT(e.what(), ContainsSubstring("cells.value") && ContainsSubstring("2^63-1"));
}

TEST_CASE("a stored number that the enum's type does not hold is a value error", "[db][types][enum][sqlite]") {
  loose_cells<level> levels;
  CHECK(levels.read("-1") == level::low);
  CHECK(levels.read("127") == static_cast<level>(127));
  for (const char* stored : {"128", "-129", "4294967295", "9223372036854775807"})
    levels.check_refused(stored, "underlying type");
  levels.check_refused("'high'", "an integer");
  loose_cells<letter> letters;
  CHECK(letters.read("97") == letter::a);
  letters.check_refused("353", "underlying type");
  loose_cells<flag> flags;
  CHECK(flags.read("1") == flag::on);
  flags.check_refused("2222", "underlying type");
  loose_cells<big> bigs;
  CHECK(bigs.read("9223372036854775807") == static_cast<big>(std::numeric_limits<std::int64_t>::max()));
  bigs.check_refused("-1000", "underlying type");
}

TEST_CASE("a stored value that is not listed is a value error", "[db][types][enum][sqlite]") {
  loose_cells<channel> channels;
  CHECK(channels.read("2") == channel::chat);
  for (const char* stored : {"4444", "257000", "-1000"}) channels.check_refused(stored, "rs::enumerators");
  loose_cells<state> states;
  CHECK(states.read("'b open'") == state::open);
  for (const char* stored : {"'B open'", "'b open '", "''", "'nobody'"})
    states.check_refused(stored, "rs::enumerators");
  states.check_refused("1010", "a text");
}

TEST_CASE("an enum made by a cast is refused in every clause when it is not listed", "[db][types][enum]") {
  using c = cells<state>;
  const auto unlisted = static_cast<state>(99);
  rs::database db = cell_database<state>();
  rs::session s = db.for_tenant(1);
  add_cell(s, state::open);
  rs::session two = db.for_tenant(2);
  add_cell(two, state::open);
  const auto refused = [&](const auto& work) {
    const auto e = thrown<rs::value_error>(work);
    CHECK(e.table() == "cells");
    CHECK_THAT(e.what(), ContainsSubstring("cells.value: this value of the enum") && !ContainsSubstring("99"));
  };
  refused([&] { add_cell(s, unlisted); });
  refused([&] { (void)(c::value == unlisted); });
  refused([&] { (void)(c::value == rs::if_set(std::optional(unlisted))); });
  refused([&] { (void)c::value.between(state::open, unlisted); });
  const auto count_in = [&](state other) {
    return s(rs::query<"enum.in">().select(rs::count()).from(c{}).where(c::value.in({state::open, other}))).value();
  };
  refused([&] { (void)count_in(unlisted); });
  CHECK(thrown<rs::value_error>([&] { (void)count_in(unlisted); }).site() == "enum.in");
  CHECK(count_in(state::closed) == 1);
  CHECK(s(rs::query<"enum.count">().select(rs::count()).from(c{})).value() == 1);
  CHECK_THROWS_AS(cells<channel>::value == static_cast<channel>(0), rs::value_error);
  CHECK_THROWS_AS(cells<old_style>::value == static_cast<old_style>(4), rs::value_error);
  CHECK_NOTHROW(cells<channel>::value == channel::call);
}
