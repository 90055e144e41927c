#include "support/catch.hpp"
#include "support/counted.hpp"

/// Databases whose own schema works against the scope.
namespace {

namespace rs = rowscope;
using namespace rowscope_tests;

struct people : rs::table<people, "people"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"email", std::string> email{};
  static constexpr column<"note", std::optional<std::string>> note{};
  static constexpr auto columns = std::tuple{id, tenant_id, email, note};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
using people_schema = rs::schema<people>;

/// Tables with the names that the library gives to the steps of a path, in the cases that SQL takes for equal.
struct scope_1 : rs::table<scope_1, "scope_1"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"up", std::int64_t> up{};
  static constexpr auto columns = std::tuple{id, tenant_id, up};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct scope_2 : rs::table<scope_2, "SCOPE_2"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"up", std::int64_t> up{};
  static constexpr auto columns = std::tuple{id, up};
  static constexpr auto scope = rs::scoped_through<up, scope_1::id>;
};
struct scope_3 : rs::table<scope_3, "Scope_1_"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"up", std::int64_t> up{};
  static constexpr auto columns = std::tuple{id, up};
  static constexpr auto scope = rs::scoped_through<up, scope_2::id>;
};
using step_schema = rs::schema<scope_1, scope_2, scope_3>;

/// A table whose name equals that of a step but for its case, and whose parent has a column of the key's name.
struct regions : rs::table<regions, "regions"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"tenant_id", std::int64_t> tenant_id{};
  static constexpr column<"region_id", std::int64_t> region_id{};
  static constexpr auto columns = std::tuple{id, tenant_id, region_id};
  static constexpr auto scope = rs::scoped_by<tenant_id>;
};
struct shouting : rs::table<shouting, "SCOPE_1"> {
  static constexpr column<"id", std::int64_t, rs::primary_key> id{};
  static constexpr column<"region_id", std::int64_t> region_id{};
  static constexpr column<"text", std::string> text{};
  static constexpr auto columns = std::tuple{id, region_id, text};
  static constexpr auto scope = rs::scoped_through<region_id, regions::id>;
};

}  // namespace

TEST_CASE("ON CONFLICT REPLACE in the schema erases no foreign row", "[enforce][conflict][sqlite]") {
  plain_database file;
  file.run(
      "CREATE TABLE people (id INTEGER PRIMARY KEY ON CONFLICT REPLACE, tenant_id INTEGER NOT NULL,"
      " email TEXT NOT NULL UNIQUE ON CONFLICT REPLACE, note TEXT);"
      "INSERT INTO people VALUES (1, 1, 'a', NULL), (2, 2, 'b', NULL), (3, 1, 'c', NULL)");
  rs::database db{rs::sqlite(file.path()), people_schema{}};
  rs::session one = db.for_tenant(1);
  const auto all = file.rows("SELECT * FROM people ORDER BY id");
  const auto add = [&](std::int64_t id, const char* email) {
    return one(rs::query<"conflict.add">().insert_into(people{}).set(people::id = id, people::email = email));
  };
  CHECK_THROWS_AS(add(9, "b"), rs::constraint_error);
  CHECK_THROWS_AS(add(2, "x"), rs::constraint_error);
  CHECK_THROWS_AS(add(9, "a"), rs::constraint_error);
  const auto rename = [&](std::int64_t id, const char* to) {
    return one(rs::query<"conflict.rename">().update(people{}).set(people::email = to).where(people::id == id));
  };
  const auto renumber = [&](std::int64_t id, std::int64_t to) {
    return one(rs::query<"conflict.renumber">().update(people{}).set(people::id = to).where(people::id == id));
  };
  CHECK_THROWS_AS(rename(1, "b"), rs::constraint_error);
  CHECK_THROWS_AS(renumber(1, 2), rs::constraint_error);
  CHECK(rename(2, "x").affected_rows == 0);
  CHECK(renumber(2, 8).affected_rows == 0);
  CHECK(file.rows("SELECT * FROM people ORDER BY id") == all);
  CHECK(add(9, "new").affected_rows == 1);
  CHECK(file.value("SELECT tenant_id FROM people WHERE id = 9") == "1");
  CHECK(rename(1, "newer").affected_rows == 1);
  CHECK(renumber(1, 8).affected_rows == 1);
}

TEST_CASE("ON CONFLICT IGNORE in the schema hides no failed write", "[enforce][conflict][sqlite]") {
  plain_database file;
  file.run(
      "CREATE TABLE people (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL,"
      " email TEXT NOT NULL ON CONFLICT IGNORE UNIQUE ON CONFLICT IGNORE, note TEXT);"
      "INSERT INTO people VALUES (2, 2, 'b', NULL)");
  rs::database db{rs::sqlite(file.path()), people_schema{}};
  rs::session one = db.for_tenant(1);
  const auto add = [&](const char* email) {
    return one(rs::query<"conflict.ignore">().insert_into(people{}).set(people::email = email));
  };
  CHECK_THROWS_AS(add("b"), rs::constraint_error);
  CHECK(add("c").affected_rows == 1);
  CHECK(file.value("SELECT tenant_id FROM people WHERE email = 'c'") == "1");
}

TEST_CASE("what other tenants have stored cannot make an own statement fail", "[enforce][poison][sqlite]") {
  plain_database file;
  file.run(
      "CREATE TABLE people (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, email, note);"
      "INSERT INTO people VALUES (1, 1, 'a', NULL), (2, 2, x'FF00', 7.5), (3, 2, 12, x'00'), (4, 1, 'b', 'n'),"
      " (5, 2, x'00', NULL)");
  rs::database db{rs::sqlite(file.path(), {.pool_size = 2}), people_schema{}};
  rs::session one = db.for_tenant(1);
  const auto emails = [&](auto body) { return counted(one, body, people::email, people::note); };
  CHECK(emails([](auto q) { return q.from(people{}); }) == text_rows{"a|NULL", "b|n"});
  CHECK(emails([](auto q) { return q.from(people{}).where(people::email.like("%") || people::note == "x"); }) ==
        text_rows{"a|NULL", "b|n"});
  CHECK(emails([](auto q) {
          return q.from(people{}).where(people::email.in({"a", "b"}) || people::note.is_null());
        }) == text_rows{"a|NULL", "b|n"});
  CHECK(texts_of(one(rs::query<"poison.group">()
                         .select(people::email, rs::count(people::note))
                         .from(people{})
                         .group_by(people::email)
                         .order_by(people::email.desc()))) == text_rows{"b|1", "a|0"});
  CHECK(one(rs::query<"poison.update">().update(people{}).set(people::note = people::email).where(people::email >= "a"))
            .affected_rows == 2);
  rs::session two = db.for_tenant(2);
  const auto read = rs::query<"poison.read">().select(people::email).from(people{});
  CHECK(texts_of(one(read)) == text_rows{"a", "b"});
  CHECK_THROWS_AS(texts_of(two(read)), rs::value_error);
}

TEST_CASE("tables with the names of the library's own steps are scoped like others", "[enforce][names][sqlite]") {
  plain_database file;
  rs::database db{rs::sqlite(file.path()), step_schema{}};
  db.create_tables();
  file.run(
      "INSERT INTO scope_1 VALUES (1, 1, 0), (2, 2, 0); INSERT INTO SCOPE_2 VALUES (1, 2), (2, 1);"
      "INSERT INTO Scope_1_ VALUES (1, 1), (2, 2), (3, 2)");
  rs::session one = db.for_tenant(1);
  const auto by_key = [](std::int64_t id) {
    return [id](auto q) { return q.from(scope_3{}).where(scope_3::id == id); };
  };
  CHECK(counted(
            one, [](auto q) { return q.from(scope_3{}); }, scope_3::id) == text_rows{"2", "3"});
  CHECK(counted(one, by_key(2), scope_3::id) == text_rows{"2"});
  CHECK(counted(one, by_key(1), scope_3::id).empty());
  CHECK(counted(
            one, [](auto q) { return q.from(scope_2{}).where(scope_2::id == 2); }, scope_2::id) == text_rows{"2"});
  CHECK(counted(
            one, [](auto q) { return q.from(scope_2{}).where(scope_2::id == 1); }, scope_2::id)
            .empty());
  CHECK(counted(
            one,
            [](auto q) {
              return q.from(scope_3{})
                  .left_join(scope_2{}, scope_3::id == scope_2::id)
                  .left_join(scope_1{}, scope_1::id == scope_2::id);
            },
            scope_3::id, scope_2::id, scope_1::id) == text_rows{"2|2|NULL", "3|NULL|NULL"});
  const auto move = [&](std::int64_t id, std::int64_t up) {
    return one(rs::query<"steps.steal">().update(scope_3{}).set(scope_3::up = up).where(scope_3::id == id));
  };
  CHECK_THROWS_AS(move(2, 1), rs::scope_violation);
  CHECK(move(2, 2).affected_rows == 1);
  CHECK(move(1, 2).affected_rows == 0);
}

TEST_CASE("a table is not captured by a step of its path whose name differs only in case", "[enforce][names][sqlite]") {
  plain_database file;
  rs::database db{rs::sqlite(file.path()), rs::schema<regions, shouting>{}};
  db.create_tables();
  // Each region points to itself: a key that is read from the parent instead of the row always fits.
  file.run(
      "INSERT INTO regions VALUES (1, 1, 1), (2, 2, 2);"
      "INSERT INTO SCOPE_1 VALUES (1, 1, 'own'), (2, 2, 'foreign')");
  rs::session one = db.for_tenant(1);
  const auto text = [&](std::int64_t id) {
    return counted(
        one, [&](auto q) { return q.from(shouting{}).where(shouting::id == id); }, shouting::text);
  };
  CHECK(text(1) == text_rows{"own"});
  CHECK(text(2).empty());
  CHECK(one(rs::query<"names.update">().update(shouting{}).set(shouting::text = "x").where(shouting::id == 2))
            .affected_rows == 0);
  CHECK(one(rs::query<"names.remove">().remove_from(shouting{}).where(shouting::id == 2)).affected_rows == 0);
}

TEST_CASE("the tenant of a row is not read from a step whose name differs only in case", "[enforce][names][sqlite]") {
  plain_database file;
  rs::database db{rs::sqlite(file.path()), rs::schema<regions, shouting>{}};
  db.create_tables();
  file.run("INSERT INTO regions VALUES (1, 1, 1), (2, 2, 2), (3, 1, 3); INSERT INTO SCOPE_1 VALUES (1, 1, 'own')");
  rs::unscoped_session all = db.unscoped(rs::site<"names.unscoped">, "tests the check of a new parent");
  const auto move = [&](std::int64_t region) {
    return all(rs::query<"names.move">().update(shouting{}).set(shouting::region_id = region).where(shouting::id == 1));
  };
  CHECK(move(3).affected_rows == 1);
  CHECK_THROWS_AS(move(2), rs::scope_violation);
}

TEST_CASE("a column that the database does not have is an error, not a string", "[enforce][names][sqlite]") {
  plain_database file;
  file.run(
      "CREATE TABLE people (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, email TEXT NOT NULL);"
      "INSERT INTO people VALUES (1, 1, 'a'), (2, 2, 'b')");
  rs::database db{rs::sqlite(file.path()), people_schema{}};
  rs::session one = db.for_tenant(1);
  const auto read = rs::query<"names.no_column">().select(people::note).from(people{});
  const auto remove = rs::query<"names.no_note">().remove_from(people{}).where(people::note != "x");
  CHECK_THROWS_AS(one(read), rs::schema_error);
  CHECK_THROWS_AS(one(remove), rs::schema_error);
  CHECK(counted(
            one, [](auto q) { return q.from(people{}); }, people::email) == text_rows{"a"});
  file.run("ALTER TABLE people ADD COLUMN note TEXT DEFAULT 'y'");  // the positive control
  CHECK(texts_of(one(read)) == text_rows{"y"});
  CHECK(one(remove).affected_rows == 1);
}
